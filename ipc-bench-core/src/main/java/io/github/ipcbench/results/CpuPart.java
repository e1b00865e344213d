package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;

/**
 * A part of some CPU time.
 *
 * @param name such as a step's, or {@code JIT}
 * @param nanos its CPU time
 */
public record CpuPart(String name, double nanos) {
    public CpuPart {
        TimeSummary.requireOfARun(Quoted.of(name), nanos);
    }
}
