package io.github.ipcbench.maven;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;

/** Shows nothing, but remembers that it was closed. */
class SilentProgress implements Progress {
    boolean closed;

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
    public void instrumentedRunStarted(String what, Mode mode, int number, int total) {}

    @Override
    public void warned(String warning) {}

    @Override
    public void close() {
        closed = true;
    }
}
