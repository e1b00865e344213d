package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;

/**
 * One case with both workers under the tracer, which showed every call, in a run of its own.
 *
 * @param key the case
 * @param messages messages in the traced window, at least 1
 * @param tracer name and version, such as {@code strace 6.1}
 * @param ends each worker's trace
 */
public record TraceSummary(Case key, long messages, String tracer, BothEnds<WorkerTrace> ends) {
    public TraceSummary {
        if (messages < 1) {
            throw new IllegalArgumentException("trace: at least 1 message is needed, got " + messages);
        }
    }
}
