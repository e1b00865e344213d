package io.github.ipcbench.transport;

/**
 * Calls that do nothing but show up in a tracer's output. They go by the native functions of the message path: one of their
 * own would have a way into the kernel of its own, too, whose memory is in the caches when the step's is not.
 */
public final class MarkerCalls {
    private static final int NO_DESCRIPTOR = -1;

    private MarkerCalls() {}

    /** Makes {@code getppid()}: a call that no mode makes, for a tracer to stop at. */
    public static void stop() {
        SystemCalls.getppid();
    }

    /** Makes {@code lseek(descriptor, offset, SEEK_SET)}, which is meant to fail; the kernel says EBADF and does nothing. */
    public static void failingSeek(int descriptor, long offset) {
        SystemCalls.lseek(descriptor, offset, SystemCalls.SEEK_SET);
    }

    /**
     * Makes those calls of the message path that take the kernel next to no time, on no descriptor: they fail. After it the
     * native functions' own way is in the caches, which takes up to 2 µs where it is not.
     */
    public static void failingShortCalls() {
        SystemCalls.close(NO_DESCRIPTOR);
        SystemCalls.fcntl(NO_DESCRIPTOR, 0, 0);
        SystemCalls.lseek(NO_DESCRIPTOR, 0, SystemCalls.SEEK_SET);
    }
}
