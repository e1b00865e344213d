package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.results.LimitRow;
import java.io.IOException;
import java.util.List;

/** What the probe goal asks of the machine it runs on. */
public interface Machine {
    /** Every mode that can be named. */
    List<Mode> modes();

    /**
     * What the machine permits, whatever the mode.
     *
     * @param sockets what its local sockets carry
     */
    record Limits(List<LimitRow> machine, List<LimitRow> sockets) {}

    /** Finds out. */
    Limits limits(BenchmarkPlan plan) throws InterruptedException;

    /**
     * Whether each mode of the plan can carry its message here, in the order of the plan.
     *
     * @throws IOException when there is no place to try in
     */
    List<ModeLimit> modes(BenchmarkPlan plan) throws IOException, InterruptedException;
}
