package io.github.ipcbench.maven;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;
import java.util.Locale;
import java.util.function.Consumer;

/** One line for each run: for logs, which nobody watches. */
final class LineProgress implements Progress {
    private static final double NANOS_PER_MICRO = 1_000;

    private final Consumer<String> lines;

    LineProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void calibrationStarted(Mode mode, int modes) {}

    @Override
    public void calibrated(Mode mode, long messages) {}

    @Override
    public void modeUnsupported(UnsupportedMode unsupported) {
        lines.accept(Wording.unsupported(unsupported));
    }

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {}

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
        double cpuMicros = result.loopCpuNanos() / NANOS_PER_MICRO / result.messages();
        lines.accept(String.format(
                Locale.ROOT,
                "run %d of %d: %s, %d messages, %.1f µs of CPU per message",
                run.index() + 1,
                totalRuns,
                run.title(),
                result.messages(),
                cpuMicros));
    }

    @Override
    public void instrumentedRunStarted(String what, Mode mode, int number, int total) {
        lines.accept("looking into calls, " + number + " of " + total + ": " + mode.id() + ", " + what);
    }

    @Override
    public void warned(String warning) {
        lines.accept("warning: " + warning);
    }

    @Override
    public void close() {}
}
