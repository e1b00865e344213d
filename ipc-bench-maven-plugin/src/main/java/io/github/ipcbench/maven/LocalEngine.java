package io.github.ipcbench.maven;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.report.ConsoleReport;
import io.github.ipcbench.report.ReportWriter;
import io.github.ipcbench.report.text.ShellCommand;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.ResumeRefusedException;
import io.github.ipcbench.session.Session;
import io.github.ipcbench.session.StoredSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine and the report generator of this repository. */
final class LocalEngine implements Engine {
    private final String toolVersion;
    private final Templates templates;

    /**
     * @param toolVersion recorded with the results
     * @param templates what reports are written with
     */
    LocalEngine(String toolVersion, Templates templates) {
        this.toolVersion = toolVersion;
        this.templates = templates;
    }

    @Override
    public List<Mode> modes() {
        return Session.modes();
    }

    @Override
    public Results measure(
            BenchmarkPlan plan, Optional<StoredSession> before, Progress progress, Consumer<Results> stored)
            throws ResumeRefusedException, RunVoidedException, IOException, InterruptedException {
        return Session.measure(plan, toolVersion, before, progress, stored);
    }

    @Override
    public List<String> reportProblems() {
        return templates.problems();
    }

    @Override
    public List<Path> writeReports(Results results, Path directory) throws IOException {
        ReportWriter.Report report = ReportWriter.write(results, directory, templates.directory());
        return List.of(report.html(), report.summary());
    }

    @Override
    public String continueCommand(Results results) {
        return ShellCommand.continuing(results);
    }

    @Override
    public String consoleReport(Results results) throws IOException {
        return ConsoleReport.render(results, templates.directory());
    }
}
