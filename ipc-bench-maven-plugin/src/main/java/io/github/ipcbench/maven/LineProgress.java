package io.github.ipcbench.maven;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunResult;
import java.util.Locale;
import java.util.function.Consumer;

/** One line for each run: for logs, which nobody watches. */
final class LineProgress implements Progress {
    private static final double NANOS_PER_MICRO = 1_000;

    private final Consumer<String> lines;
    private CaseNames names = new CaseNames(false, false);

    LineProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void sessionStarted(CaseNames ofCases) {
        names = ofCases;
    }

    @Override
    public void calibrationStarted(Case key, int cases) {}

    @Override
    public void calibrated(Case key, long messages) {}

    @Override
    public void caseUnsupported(Case key, Unsupported unsupported) {
        lines.accept(Wording.unsupported(names.of(key), unsupported));
    }

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {}

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
        double cpuMicros = result.loopCpuNanos() / NANOS_PER_MICRO / result.messages();
        lines.accept(String.format(
                Locale.ROOT,
                "run %d of %d: %s, %d messages, %.1f µs of CPU per message",
                run.index(),
                totalRuns,
                run.title(names),
                result.messages(),
                cpuMicros));
    }

    @Override
    public void instrumentedRunStarted(String what, Case key, int number, int total) {
        lines.accept("looking into calls, " + number + " of " + total + ": " + names.of(key) + ", " + what);
    }

    @Override
    public void warned(String warning) {
        lines.accept("warning: " + warning);
    }

    @Override
    public void close() {}
}
