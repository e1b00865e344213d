package io.github.ipcbench.report;

import io.github.ipcbench.export.RunsCsv;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.AtomicFile;
import io.github.ipcbench.results.AtomicFile.Content;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.ForeignFilesException;
import io.github.ipcbench.results.InsufficientMemoryException;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the report of a session. */
public final class ReportWriter {
    private static final String HTML = OutputDirectory.PAGE;
    private static final String MARKDOWN = "report.md";
    private static final String SUMMARY = "summary.md";
    private static final String RUNS = "runs.csv";
    private static final String CHARTS = "charts";

    private ReportWriter() {}

    /**
     * Where the report lies.
     *
     * @param html one self-contained page
     * @param markdown the same for a repository or a decision record, with the charts beside it
     * @param summary the finding and its figures, to be pasted
     * @param runs every run as CSV
     * @param charts the files under {@code charts/}
     */
    public record Report(Path html, Path markdown, Path summary, Path runs, List<Path> charts) {
        public Report {
            charts = List.copyOf(charts);
        }

        /** Lines that say where to look first, and what can be pasted. */
        public List<String> whereabouts() {
            return List.of("report: " + html.toAbsolutePath().toUri(), "paste: " + summary.toAbsolutePath());
        }
    }

    /** The finding and its figures, to be pasted: at most 1,500 bytes of Markdown. */
    public static String summary(Results results) {
        return ReportRenderer.with(Optional.empty()).summary(ReportModelFactory.of(results));
    }

    /** Puts the summary behind what a file holds, such as the one that a build server shows. */
    public static void appendSummary(Results results, Path file) throws IOException {
        Files.writeString(file, summary(results), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As {@link #write(Results, Path, Optional)}, with our own templates. */
    public static Report write(Results results, Path directory) throws IOException {
        return write(results, directory, Optional.empty());
    }

    /**
     * Writes {@code report.html}, {@code report.md}, {@code summary.md}, {@code runs.csv} and {@code charts/*.svg}, replacing
     * older ones of ours; makes the directory if it is missing. Nothing is replaced until everything is rendered.
     *
     * @param templates a directory whose files override ours of the same name
     * @throws ForeignFilesException if it holds files of these names that IPC Bench did not write; nothing is written
     * @throws InsufficientMemoryException if the session is too long for this JVM's heap; nothing is written
     * @throws IOException if the directory cannot be made or written to
     * @throws ReportTemplateException if a template is broken, or {@code templates} is no directory
     */
    public static Report write(Results results, Path directory, Optional<Path> templates) throws IOException {
        ReportRenderer renderer = ReportRenderer.with(templates);
        Files.createDirectories(directory);
        OutputDirectory.requireOurReports(directory);
        try (AtomicFile.Batch files = new AtomicFile.Batch(directory, FileMark.MARKUP);
                AtomicFile.Batch tables = new AtomicFile.Batch(directory, FileMark.EXPORT)) {
            ReportModel model = ReportModelFactory.of(results);
            Map<String, Content> charts = renderer.charts(model);
            try (Meanwhile<Void> others = Meanwhile.begin(() -> writeMarkdown(renderer, model, charts, files))) {
                files.write(HTML, out -> renderer.html(model, out));
                tables.write(RUNS, out -> RunsCsv.write(results.runs(), out));
                others.result();
            }
            files.replace();
            tables.replace();
            return new Report(
                    directory.resolve(HTML),
                    directory.resolve(MARKDOWN),
                    directory.resolve(SUMMARY),
                    directory.resolve(RUNS),
                    charts.keySet().stream()
                            .map(directory.resolve(CHARTS)::resolve)
                            .toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (OutOfMemoryError e) {
            throw InsufficientMemoryException.ofReport(results, e);
        }
    }

    private static Void writeMarkdown(
            ReportRenderer renderer, ReportModel model, Map<String, Content> charts, AtomicFile.Batch files) {
        try {
            files.write(MARKDOWN, out -> renderer.markdown(model, out));
            files.write(SUMMARY, out -> out.write(renderer.summary(model)));
            for (Map.Entry<String, Content> chart : charts.entrySet()) {
                files.write(CHARTS + "/" + chart.getKey(), chart.getValue());
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
