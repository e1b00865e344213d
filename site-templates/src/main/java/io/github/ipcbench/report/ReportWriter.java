package io.github.ipcbench.report;

import io.github.ipcbench.results.AtomicFile;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report of a session. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Where the report lies.
     *
     * @param html one self-contained page
     * @param markdown the same for a repository or a decision record
     */
    public record Report(Path html, Path markdown) {}

    /**
     * Writes {@code report.html} and {@code report.md}, replacing older ones; makes the directory if it is missing.
     *
     * @throws IOException if the directory cannot be made or written to
     */
    public static Report write(Results results, Path directory) throws IOException {
        ReportRenderer renderer = new ReportRenderer(new TemplateRenderer());
        ReportModel model = ReportModelFactory.of(results);
        Report report = new Report(directory.resolve("report.html"), directory.resolve("report.md"));
        Files.createDirectories(directory);
        AtomicFile.write(report.html(), renderer.html(model));
        AtomicFile.write(report.markdown(), renderer.markdown(model));
        return report;
    }
}
