package io.github.ipcbench.results;

/**
 * One mode with both workers under the tracer, which showed every call, in a run of its own.
 *
 * @param mode id of the mode
 * @param payloadBytes size of each message
 * @param messages messages in the traced window
 * @param tracer name and version, such as {@code strace 6.1}
 * @param sender the sender's trace
 * @param receiver the receiver's trace
 */
public record TraceSummary(
        String mode, int payloadBytes, long messages, String tracer, WorkerTrace sender, WorkerTrace receiver) {}
