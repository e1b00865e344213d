package io.github.ipcbench.maven;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunResult;
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
    private CaseNames names = new CaseNames(false, false);
    private int calibrationsStarted;

    /** @param terminal takes text as it is, without a line end of its own */
    BarProgress(Consumer<String> terminal) {
        this.terminal = terminal;
    }

    @Override
    public void sessionStarted(CaseNames ofCases) {
        names = ofCases;
    }

    @Override
    public void calibrationStarted(Case key, int cases) {
        ProgressBar calibration = bar.orElseGet(() -> start(cases));
        calibration.stepTo(calibrationsStarted++);
        calibration.setExtraMessage("calibrating " + calibrationsStarted + " of " + cases + ": " + names.of(key));
    }

    @Override
    public void calibrated(Case key, long messages) {}

    @Override
    public void caseUnsupported(Case key, Unsupported unsupported) {
        terminal.accept("\r" + Wording.unsupported(names.of(key), unsupported) + System.lineSeparator());
    }

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {
        if (run.index() == 1) {
            close();
        }
        ProgressBar runs = bar.orElseGet(() -> start(totalRuns));
        runs.stepTo(run.index() - 1L);
        runs.setExtraMessage("run " + run.index() + " of " + totalRuns + ": " + run.title(names));
    }

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
        bar.ifPresent(runs -> runs.stepTo(run.index()));
    }

    @Override
    public void instrumentedRunStarted(String what, Case key, int number, int total) {
        if (number == 1) {
            close();
        }
        ProgressBar runs = bar.orElseGet(() -> start(total));
        runs.stepTo(number - 1L);
        runs.setExtraMessage("calls " + number + " of " + total + ": " + names.of(key) + ", " + what);
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
