package io.github.ipcbench.maven;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;
import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;

/** A bar that moves while a person waits: mode, run n of N, time left. */
final class BarProgress implements Progress {
    /** Fits the narrowest terminal in common use, less the cell that would wrap the line. */
    private static final int WIDTH = 79;
    /** Seldom, because the controller shares the machine with the workers it measures. */
    private static final int UPDATE_MILLIS = 1_000;

    private final Consumer<String> terminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private int calibrationsStarted;

    /** @param terminal takes text as it is, without a line end of its own */
    BarProgress(Consumer<String> terminal) {
        this.terminal = terminal;
    }

    @Override
    public void calibrationStarted(Mode mode, int modes) {
        ProgressBar calibration = bar.orElseGet(() -> start(modes));
        calibration.stepTo(calibrationsStarted++);
        calibration.setExtraMessage("calibrating " + calibrationsStarted + " of " + modes + ": " + mode.id());
    }

    @Override
    public void calibrated(Mode mode, long messages) {}

    @Override
    public void modeUnsupported(UnsupportedMode unsupported) {
        terminal.accept("\r" + Wording.unsupported(unsupported) + System.lineSeparator());
    }

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {
        if (run.index() == 0) {
            close();
        }
        ProgressBar runs = bar.orElseGet(() -> start(totalRuns));
        runs.stepTo(run.index());
        runs.setExtraMessage("run " + (run.index() + 1) + " of " + totalRuns + ": " + run.title());
    }

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
        bar.ifPresent(runs -> runs.stepTo(run.index() + 1L));
    }

    @Override
    public void instrumentedRunStarted(String what, Mode mode, int number, int total) {
        if (number == 1) {
            close();
        }
        ProgressBar runs = bar.orElseGet(() -> start(total));
        runs.stepTo(number - 1L);
        runs.setExtraMessage("calls " + number + " of " + total + ": " + mode.id() + ", " + what);
    }

    @Override
    public void warned(String warning) {
        terminal.accept("\rwarning: " + warning + System.lineSeparator());
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar.ifPresent(closed -> terminal.accept(System.lineSeparator()));
        bar = Optional.empty();
    }

    private ProgressBar start(int steps) {
        ProgressBar started = ProgressBar.builder()
                .setInitialMax(steps)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setRenderer((state, width) -> BarLine.of(
                        state.getExtraMessage(),
                        state.getCurrent(),
                        state.getMax(),
                        state.getElapsedAfterStart(),
                        width))
                .setConsumer(new DelegatingProgressBarConsumer(line -> terminal.accept("\r" + line), WIDTH))
                .build();
        bar = Optional.of(started);
        return started;
    }
}
