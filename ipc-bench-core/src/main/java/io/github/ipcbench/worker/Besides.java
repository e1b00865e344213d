package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.TraceMarkers;

/**
 * What an instrument does besides timing steps, and does not count into them.
 *
 * @param stop before each step and each null call
 * @param rehearsal after the stop, where all steps of a message are timed
 * @param nullCall the call that does nothing; it is timed as a step is
 */
record Besides(Runnable stop, Runnable rehearsal, Runnable nullCall) {
    private static final int NO_DESCRIPTOR = -1;

    /** Nothing that a step would notice. */
    static Besides undisturbed(Linux linux) {
        return stoppedBy(linux, Besides::nothing);
    }

    static Besides stoppedBy(Linux linux, Runnable stop) {
        return new Besides(
                stop,
                () -> failingCalls(linux),
                () -> linux.lseek(TraceMarkers.DESCRIPTOR, TraceMarkers.FIRST_NULL_CALL_OFFSET, Linux.SEEK_SET));
    }

    /** One call of each number of arguments: their way into the kernel is in the caches then. */
    private static void failingCalls(Linux linux) {
        linux.close(NO_DESCRIPTOR);
        linux.lseek(NO_DESCRIPTOR, 0, Linux.SEEK_SET);
        linux.setsockopt(NO_DESCRIPTOR, 0, 0, 0, 0);
    }

    /** A tracer stops at the null calls and at what it traces; a rehearsal would be traced too. */
    static Besides traced(Runnable nullCall) {
        return new Besides(Besides::nothing, Besides::nothing, nullCall);
    }

    private static void nothing() {}
}
