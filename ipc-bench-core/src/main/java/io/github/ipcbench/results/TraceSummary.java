package io.github.ipcbench.results;

import java.util.List;

/**
 * One mode under the tracer, each worker in a run of its own.
 *
 * @param mode id of the mode
 * @param payloadBytes size of each message
 * @param messages messages in each traced window
 * @param tracer name and version, such as {@code strace 6.1}
 * @param allCalls whether every call was traced; if not, only those of the call list, and nothing can be said of others
 * @param sender the sender's trace
 * @param receiver the receiver's trace
 * @param instruments the trace beside the step profile, step by step, both sides
 */
public record TraceSummary(
        String mode,
        int payloadBytes,
        long messages,
        String tracer,
        boolean allCalls,
        WorkerTrace sender,
        WorkerTrace receiver,
        List<InstrumentRow> instruments) {

    public TraceSummary {
        instruments = List.copyOf(instruments);
    }
}
