package io.github.ipcbench.worker;

import io.github.ipcbench.plan.TraceMarkers;
import io.github.ipcbench.transport.MarkerCalls;

/**
 * What an instrument does besides timing steps, and does not count into them.
 *
 * @param stop before each step and each null call
 * @param rehearsal after the stop, where all steps of a message are timed
 * @param nullCall the call that does nothing; it is timed as a step is
 */
record Besides(Runnable stop, Runnable rehearsal, Runnable nullCall) {
    /** Nothing that a step would notice. */
    static final Besides UNDISTURBED = stoppedBy(Besides::nothing);

    static Besides stoppedBy(Runnable stop) {
        return new Besides(
                stop,
                MarkerCalls::failingCalls,
                () -> MarkerCalls.failingSeek(TraceMarkers.DESCRIPTOR, TraceMarkers.FIRST_NULL_CALL_OFFSET));
    }

    /** A tracer stops at the null calls and at what it traces; a rehearsal would be traced too. */
    static Besides traced(Runnable nullCall) {
        return new Besides(Besides::nothing, Besides::nothing, nullCall);
    }

    private static void nothing() {}
}
