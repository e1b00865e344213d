package io.github.ipcbench.linux;

/**
 * Waits for a descriptor to become readable, as {@code select(2)} does, by {@code poll(2)}. The request is a
 * {@code struct pollfd}: 4 bytes of descriptor, 2 of events asked for, 2 of events found.
 */
public final class PollRequest {
    private static final int POLLFD_BYTES = 8;
    private static final int EVENTS = 4;
    private static final short POLLIN = 1;

    private final Linux linux;
    private final NativeMemory request;

    public PollRequest(Linux linux, int descriptor) {
        this.linux = linux;
        this.request = linux.memory(POLLFD_BYTES);
        request.putInt(0, descriptor);
        request.putShort(EVENTS, POLLIN);
    }

    /** Waits for as long as it takes; may return early when a signal comes, and whoever waits then asks again. */
    public void await() {
        long result = linux.poll(request.address(), 1);
        if (result != -Errno.EINTR) {
            KernelException.requireDone("poll", result);
        }
    }
}
