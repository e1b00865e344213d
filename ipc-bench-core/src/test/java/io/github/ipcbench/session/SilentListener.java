package io.github.ipcbench.session;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;

/** Hears a session and does nothing. */
class SilentListener implements SessionListener {
    @Override
    public void sessionStarted(CaseNames names, SessionSteps expected) {}

    @Override
    public void calibrationStarted(Case key, int cases) {}

    @Override
    public void calibrated(Case key, long messages) {}

    @Override
    public void caseUnsupported(Case key, Unsupported unsupported) {}

    @Override
    public void caseVoided(Case key, RunVoidedException why) {}

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {}

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {}

    @Override
    public void warned(String warning) {}
}
