package io.github.ipcbench.maven;

import io.github.ipcbench.host.EnvironmentProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.report.ConsoleReport;
import io.github.ipcbench.report.ReportWriter;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.runner.BenchmarkSession;
import io.github.ipcbench.runner.ResultsStore;
import io.github.ipcbench.runner.RunVoidedException;
import io.github.ipcbench.runner.SessionListener;
import io.github.ipcbench.runner.WorkerCommand;
import io.github.ipcbench.transport.ModeCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The engine and the report generator of this repository. */
final class LocalEngine implements Engine {
    private static final String RESULTS_FILE = "results.json";

    private final String toolVersion;

    /** @param toolVersion recorded with the results */
    LocalEngine(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    @Override
    public List<Mode> modes() {
        return ModeCatalog.load(LocalEngine.class.getClassLoader()).modes();
    }

    @Override
    public Results measure(BenchmarkPlan plan, SessionListener listener, Consumer<Results> stored)
            throws RunVoidedException, IOException, InterruptedException {
        ResultsStore store = results -> {
            ResultsJson.write(results, plan.outputDirectory().resolve(RESULTS_FILE));
            stored.accept(results);
        };
        return new BenchmarkSession(
                        plan,
                        EnvironmentProbe.detect(plan.tempDirectory()),
                        toolVersion,
                        WorkerCommand.ofThisProcess(plan.jvm()),
                        store,
                        listener)
                .run();
    }

    @Override
    public List<Path> writeReports(Results results, Path directory) throws IOException {
        ReportWriter.Report report = ReportWriter.write(results, directory);
        return List.of(report.html(), report.markdown());
    }

    @Override
    public String consoleReport(Results results) {
        return ConsoleReport.render(results);
    }
}
