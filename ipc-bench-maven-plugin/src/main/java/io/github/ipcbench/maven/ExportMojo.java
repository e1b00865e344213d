package io.github.ipcbench.maven;

import io.github.ipcbench.export.ExportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the stored session in formats that other programs read, into the folder <code>export</code> beside it. */
@Mojo(name = "export", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExportMojo extends StoredMojo {
    /**
     * Formats: <code>csv</code>, <code>jmh</code> (JMH's JSON), <code>bmf</code> (Bencher), <code>github</code>
     * (github-action-benchmark, customSmallerIsBetter), <code>prometheus</code> (text format). Default: all.
     */
    @Parameter(property = "ipcbench.export")
    private List<String> export;

    @Override
    void execute(Path started) throws MojoExecutionException, IOException {
        List<Path> files =
                ExportFiles.write(results(), directory(), ExportFiles.formats(export == null ? List.of() : export));
        files.forEach(file -> getLog().info("exported " + file));
    }
}
