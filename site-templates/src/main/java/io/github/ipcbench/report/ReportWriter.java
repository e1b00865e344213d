package io.github.ipcbench.report;

import io.github.ipcbench.results.AtomicFile;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.ForeignFilesException;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the report of a session. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Where the report lies.
     *
     * @param html one self-contained page
     * @param markdown the same for a repository or a decision record, with the charts beside it
     * @param charts the files under {@code charts/}
     */
    public record Report(Path html, Path markdown, List<Path> charts) {
        public Report {
            charts = List.copyOf(charts);
        }
    }

    /** As {@link #write(Results, Path, Optional)}, with our own templates. */
    public static Report write(Results results, Path directory) throws IOException {
        return write(results, directory, Optional.empty());
    }

    /**
     * Writes {@code report.html}, {@code report.md} and {@code charts/*.svg}, replacing older ones of ours; makes the
     * directory if it is missing. Everything is rendered before anything is written.
     *
     * @param templates a directory whose files override ours of the same name
     * @throws ForeignFilesException if it holds files of these names that IPC Bench did not write; nothing is written
     * @throws IOException if the directory cannot be made or written to
     * @throws ReportTemplateException if a template is broken, or {@code templates} is no directory
     */
    public static Report write(Results results, Path directory, Optional<Path> templates) throws IOException {
        ReportRenderer renderer = ReportRenderer.with(templates);
        ReportModel model = ReportModelFactory.of(results);
        Meanwhile<String> text = Meanwhile.begin(() -> renderer.markdown(model));
        Meanwhile<Map<String, String>> drawings = Meanwhile.begin(() -> renderer.charts(model));
        String html = renderer.html(model);
        String markdown = text.result();
        Map<String, String> charts = drawings.result();

        Path chartDirectory = directory.resolve("charts");
        Report report = new Report(
                directory.resolve("report.html"),
                directory.resolve("report.md"),
                charts.keySet().stream().map(chartDirectory::resolve).toList());
        Files.createDirectories(directory);
        OutputDirectory.requireOurReports(directory);
        Files.createDirectories(chartDirectory);
        for (Map.Entry<String, String> chart : charts.entrySet()) {
            AtomicFile.writeQuickly(chartDirectory.resolve(chart.getKey()), FileMark.MARKUP, chart.getValue());
        }
        AtomicFile.writeQuickly(report.html(), FileMark.MARKUP, html);
        AtomicFile.writeQuickly(report.markdown(), FileMark.MARKUP, markdown);
        return report;
    }
}
