package io.github.ipcbench.session;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;

/** Hears how a session goes on; called on the session's thread, in order. */
public interface SessionListener {
    /** Calibration of a mode begins; there are {@code modes} to calibrate in all. */
    void calibrationStarted(Mode mode, int modes);

    /** The mode's runs will move this many messages each. */
    void calibrated(Mode mode, long messages);

    /** The mode cannot be measured here; the other modes go on. */
    void modeUnsupported(UnsupportedMode unsupported);

    /** A run begins; {@code totalRuns} headline runs are planned. */
    void runStarted(ScheduledRun run, int totalRuns);

    /** A run is in, and stored. */
    void runFinished(ScheduledRun run, int totalRuns, RunResult result);

    /** Something went wrong that concerns no figure, such as a directory that cannot be removed; in one line. From any thread. */
    void warned(String warning);
}
