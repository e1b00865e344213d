package io.github.ipcbench.transport;

/**
 * Calls that do nothing but show up in a tracer's output. They go by the native functions of the message path: one of their
 * own would have a way into the kernel of its own, too, whose memory is in the caches when the step's is not.
 */
public final class MarkerCalls {
    private MarkerCalls() {}

    /** Makes {@code getppid()}: a call that no mode makes, for a tracer to stop at. */
    public static void stop() {
        SystemCalls.getppid();
    }

    /** Makes {@code lseek(descriptor, offset, SEEK_SET)}, which is meant to fail; the kernel says EBADF and does nothing. */
    public static void failingSeek(int descriptor, long offset) {
        SystemCalls.lseek(descriptor, offset, SystemCalls.SEEK_SET);
    }
}
