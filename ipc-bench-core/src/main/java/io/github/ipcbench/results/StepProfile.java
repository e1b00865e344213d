package io.github.ipcbench.results;

import java.util.List;

/**
 * The steps of one mode, timed in process in runs of their own.
 *
 * @param mode id of the mode
 * @param payloadBytes size of each message
 * @param messages messages in the profiled windows, timed or not
 * @param stride every how many messages one was timed
 * @param clockNanos the clock's own cost per timed step, already subtracted
 * @param sender steps in the order of the call list
 * @param receiver likewise
 */
public record StepProfile(
        String mode,
        int payloadBytes,
        long messages,
        int stride,
        double clockNanos,
        List<StepSummary> sender,
        List<StepSummary> receiver) {

    public StepProfile {
        sender = List.copyOf(sender);
        receiver = List.copyOf(receiver);
    }
}
