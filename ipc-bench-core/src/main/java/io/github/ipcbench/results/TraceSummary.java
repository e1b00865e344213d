package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;

/**
 * One case with both workers under the tracer, which showed every call, in a run of its own.
 *
 * @param messages messages in the traced window
 * @param tracer name and version, such as {@code strace 6.1}
 * @param ends each side's trace
 */
public record TraceSummary(Case key, long messages, String tracer, BothEnds<WorkerTrace> ends) {}
