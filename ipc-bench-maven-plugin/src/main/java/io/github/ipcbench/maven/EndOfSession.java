package io.github.ipcbench.maven;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.session.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What is said and written when a session ends before its plan does: by a fault, or because somebody stops it. */
final class EndOfSession {
    private final Engine engine;
    private final BenchmarkPlan plan;
    private final Consumer<String> lines;
    private final AtomicReference<Results> stored = new AtomicReference<>();
    private final AtomicBoolean stopReported = new AtomicBoolean();

    EndOfSession(Engine engine, BenchmarkPlan plan, Consumer<String> lines) {
        this.engine = engine;
        this.plan = plan;
        this.lines = lines;
    }

    /** Takes note of what the results file holds. */
    void stored(Results results) {
        stored.set(results);
    }

    /** Reports the runs that were in before a fault, and says so; a second fault must not hide the first. */
    String afterFault() {
        Results measured = stored.get();
        if (measured == null || measured.runs().isEmpty()) {
            return "\nNo run was finished before." + earlierSession();
        }
        String runs = measured.runsInOrder().size() == 1
                ? "The run"
                : "The " + measured.runsInOrder().size() + " runs";
        try {
            return "\n" + runs + " before it: " + report(measured).get(0) + next(measured, "Go on with: ");
        } catch (IOException | ReportTemplateException e) {
            return "\n" + runs + " before it could not be reported: " + e.getMessage();
        }
    }

    /**
     * Reports what there is when the JVM is told to end.
     *
     * @return false when another thread has begun to
     */
    boolean afterStop() {
        if (!stopReported.compareAndSet(false, true)) {
            return false;
        }
        tellHowFarItCame();
        return true;
    }

    private void tellHowFarItCame() {
        Results measured = stored.get();
        if (measured == null || measured.runs().isEmpty()) {
            lines.accept("stopped before the first run was in; nothing is stored." + earlierSession());
            return;
        }
        lines.accept("stopped after " + measured.runsInOrder().size() + " of " + measured.plannedRuns() + " runs"
                + (measured.lacksCalls() ? ", in those that look into calls" : ""));
        try {
            Wording.reports(report(measured)).forEach(lines);
        } catch (IOException | ReportTemplateException e) {
            lines.accept("the results are stored, but no report could be written: " + e.getMessage());
        }
        next(measured, "continue with: ")
                .lines()
                .filter(line -> !line.isEmpty())
                .forEach(lines);
    }

    private List<Path> report(Results measured) throws IOException {
        return engine.writeReports(measured, plan.output().directory());
    }

    private String next(Results measured, String words) {
        boolean over = measured.complete() && !measured.lacksCalls();
        return over ? "" : "\n" + words + engine.continueCommand(measured);
    }

    /** Nobody should take the report of another session for this one's. */
    private String earlierSession() {
        Path file = plan.output().directory().resolve(ResultsFile.NAME);
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return "\nThe results and the report in '" + plan.output().directory()
                    + "' are of an earlier session, started "
                    + ResultsJson.read(file).startedAt() + ".";
        } catch (IOException e) {
            return "\nThe results in '" + plan.output().directory() + "' are not of this session.";
        }
    }
}
