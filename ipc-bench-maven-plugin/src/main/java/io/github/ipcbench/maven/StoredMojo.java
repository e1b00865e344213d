package io.github.ipcbench.maven;

import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.session.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What goals that read stored results have in common: where these lie, and leaving out. */
abstract class StoredMojo extends AbstractMojo {
    /** Where <code>results.json</code> lies. Default: target/ipcbench of the project. */
    @Parameter(property = "ipcbench.outputDirectory")
    private String outputDirectory;

    /** Does nothing. */
    @Parameter(property = "ipcbench.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped, because ipcbench.skip is set");
            return;
        }
        try {
            execute(started());
        } catch (IllegalArgumentException | IOException e) {
            // Without a cause: the message says it all, and Maven would repeat it.
            throw new MojoExecutionException(e.getMessage());
        }
    }

    /**
     * Does the goal's work.
     *
     * @param started where Maven was started; what a relative path is relative to
     * @throws IllegalArgumentException naming a property, its value and what is valid
     */
    abstract void execute(Path started) throws MojoExecutionException, MojoFailureException, IOException;

    /** The stored results of this project. */
    final Results results() throws IOException, MojoExecutionException {
        Path file = file();
        if (!Files.exists(file)) {
            throw new MojoExecutionException("there is no '" + file + "'; mvn ipcbench:run writes it");
        }
        return ResultsJson.read(file);
    }

    /** Where they lie, and where files made of them belong. */
    final Path directory() {
        return file().resolveSibling("");
    }

    final boolean skipped() {
        return skip;
    }

    /** The results; where no directory is named, those that a session started in the project's folder leaves. */
    final Path file() {
        if (outputDirectory != null) {
            return started().resolve(outputDirectory).resolve(ResultsFile.NAME);
        }
        Path folder =
                project.getBasedir() == null ? started() : project.getBasedir().toPath();
        return folder.resolve("target").resolve("ipcbench").resolve(ResultsFile.NAME);
    }

    final Path started() {
        return Path.of(session.getExecutionRootDirectory()).toAbsolutePath();
    }
}
