package io.github.ipcbench.maven;

import io.github.ipcbench.session.ResultsFile;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;

/** Where a session's results lie. */
final class StoredResults {
    private StoredResults() {}

    /**
     * The results a report is made of.
     *
     * @param outputDirectory as given, or null: then it is where a session started in the project's folder leaves them
     * @param started where Maven was started; what a relative path is relative to
     */
    static Path file(String outputDirectory, MavenProject project, Path started) {
        if (outputDirectory != null) {
            return started.resolve(outputDirectory).resolve(ResultsFile.NAME);
        }
        Path folder =
                project.getBasedir() == null ? started : project.getBasedir().toPath();
        return folder.resolve("target").resolve("ipcbench").resolve(ResultsFile.NAME);
    }
}
