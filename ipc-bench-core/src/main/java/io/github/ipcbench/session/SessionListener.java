package io.github.ipcbench.session;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;

/** Hears how a session goes on; called on the session's thread, in order. */
public interface SessionListener {
    /** The session begins; its cases are called by these names, and these steps are expected in all. */
    void sessionStarted(CaseNames names, SessionSteps expected);

    /** Calibration of a case begins; there are {@code cases} to calibrate in all. */
    void calibrationStarted(Case key, int cases);

    /** The case's runs will move this many messages each. */
    void calibrated(Case key, long messages);

    /** The case cannot be measured here; the others go on. */
    void caseUnsupported(Case key, Unsupported unsupported);

    /** A run of the case is void, or its calibration is; it is left out from now on, and the others go on. */
    void caseVoided(Case key, RunVoidedException why);

    /** A run begins; {@code totalRuns} headline runs are planned. */
    void runStarted(ScheduledRun run, int totalRuns);

    /** A run is in, and stored. */
    void runFinished(ScheduledRun run, int totalRuns, RunResult result);

    /** Something went wrong that concerns no figure, such as a directory that cannot be removed; in one line. From any thread. */
    void warned(String warning);
}
