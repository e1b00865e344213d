package io.github.ipcbench.calls;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.WorkerProfile;
import java.io.IOException;
import java.util.List;

/** Runs that look into single calls, each with a fresh pair of workers; what they measure is never a headline figure. */
public interface CallRuns {
    /** Changes a worker's command line, to run it under a tracer. */
    @FunctionalInterface
    interface Wrapper {
        /** The command as it is. */
        Wrapper NONE = (side, command) -> command;

        List<String> wrap(Side side, List<String> command);
    }

    /** Runs a case with its steps timed in process. */
    BothEnds<WorkerProfile> profile(Case key, long messages)
            throws IOException, RunVoidedException, InterruptedException;

    /** Runs a case with its workers' command lines changed, and the measured window marked for a tracer. */
    void trace(Case key, long messages, Wrapper wrapper) throws IOException, RunVoidedException, InterruptedException;
}
