package io.github.ipcbench.session;

import io.github.ipcbench.calls.CallRuns;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.WorkerProfile;
import java.io.IOException;

/** A session's runs that look into calls, without the session. */
public final class TestCallRuns implements CallRuns, AutoCloseable {
    private final ShutdownGuard guard;
    private final InstrumentedRuns runs;

    public TestCallRuns(BenchmarkPlan plan) throws IOException {
        guard = ShutdownGuard.install(plan.tempDirectories(), warning -> {});
        runs = new InstrumentedRuns(plan, WorkerCommand.ofThisProcess(), guard);
    }

    @Override
    public BothEnds<WorkerProfile> profile(Case key, long messages)
            throws IOException, RunVoidedException, InterruptedException {
        return runs.profile(key, messages);
    }

    @Override
    public void trace(Case key, long messages, Wrapper wrapper)
            throws IOException, RunVoidedException, InterruptedException {
        runs.trace(key, messages, wrapper);
    }

    @Override
    public void close() {
        guard.close();
    }
}
