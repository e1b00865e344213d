package io.github.ipcbench.session;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;

/** Hears a session and does nothing. */
class SilentListener implements SessionListener {
    @Override
    public void calibrationStarted(Mode mode, int modes) {}

    @Override
    public void calibrated(Mode mode, long messages) {}

    @Override
    public void modeUnsupported(UnsupportedMode unsupported) {}

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {}

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {}

    @Override
    public void warned(String warning) {}
}
