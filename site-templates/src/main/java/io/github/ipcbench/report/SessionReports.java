package io.github.ipcbench.report;

import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.report.template.Templates;
import io.github.ipcbench.report.text.ShellCommand;
import io.github.ipcbench.results.Reports;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reports of a session as its console tells of them, however the session ended. */
public final class SessionReports implements Reports {
    private final Templates templates;

    /** @param templates what reports are written with */
    public SessionReports(Templates templates) {
        this.templates = templates;
    }

    @Override
    public List<String> problems() {
        return templates.problems();
    }

    @Override
    public List<String> ofWhole(Results results, Path directory) throws IOException {
        try {
            ReportWriter.Report report = write(results, directory);
            List<String> lines = new ArrayList<>(
                    ConsoleReport.render(results, templates.directory()).lines().toList());
            lines.addAll(report.whereabouts());
            return lines;
        } catch (ReportTemplateException e) {
            throw new IOException(
                    "the results are stored in '" + directory.resolve("results.json")
                            + "', but not every report could be written: " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new IOException(
                    "the results are stored, but no report could be written to '" + directory + "': " + e.getMessage(),
                    e);
        }
    }

    @Override
    public List<String> ofStopped(Results results, Path directory) {
        List<String> lines = new ArrayList<>();
        lines.add("stopped after " + results.runsInOrder().size() + " of " + results.plannedRuns() + " runs"
                + (results.lacksCalls() ? ", in those that look into calls" : ""));
        try {
            lines.addAll(write(results, directory).whereabouts());
        } catch (IOException | ReportTemplateException e) {
            lines.add("the results are stored, but no report could be written: " + e.getMessage());
        }
        if (isUnfinished(results)) {
            lines.add("continue with: " + ShellCommand.continuing(results));
        }
        return lines;
    }

    @Override
    public String beforeFault(Results results, Path directory) {
        int count = results.runsInOrder().size();
        String runs = count == 1 ? "The run" : "The " + count + " runs";
        try {
            return runs + " before it: " + write(results, directory).html()
                    + (isUnfinished(results) ? "\nGo on with: " + ShellCommand.continuing(results) : "");
        } catch (IOException | ReportTemplateException e) {
            return runs + " before it could not be reported: " + e.getMessage();
        }
    }

    private ReportWriter.Report write(Results results, Path directory) throws IOException {
        return ReportWriter.write(results, directory, templates.directory());
    }

    private static boolean isUnfinished(Results results) {
        return !results.complete() || results.lacksCalls();
    }
}
