package io.github.ipcbench.transport;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Calls that do nothing but show up in a tracer's output. They go by the native functions of the message path: one of their
 * own would have a way into the kernel of its own, too, whose memory is in the caches when the step's is not.
 */
public final class MarkerCalls {
    private static final int NO_DESCRIPTOR = -1;
    private static final long NO_BYTES = 0;

    /** The empty path, which names no file. */
    private static final Memory NO_PATH = new Memory(1);

    static {
        NO_PATH.clear();
    }

    private MarkerCalls() {}

    /** Makes {@code getppid()}: a call that no mode makes, for a tracer to stop at. */
    public static void stop() {
        SystemCalls.getppid();
    }

    /** Makes {@code lseek(descriptor, offset, SEEK_SET)}, which is meant to fail; the kernel says EBADF and does nothing. */
    public static void failingSeek(int descriptor, long offset) {
        UncheckedCalls.lseek(descriptor, offset, SystemCalls.SEEK_SET);
    }

    /**
     * Makes each call of the message path once, on no descriptor, no path and no bytes: the kernel refuses it at once.
     * After it each native function's own way is in the caches; where it is not, it takes up to 2 µs that are no part of
     * what the call costs, and that no tracer sees.
     */
    public static void failingCalls() {
        UncheckedCalls.open(Pointer.nativeValue(NO_PATH), 0, 0);
        UncheckedCalls.unlink(Pointer.nativeValue(NO_PATH));
        UncheckedCalls.write(NO_DESCRIPTOR, NO_BYTES, 0);
        UncheckedCalls.read(NO_DESCRIPTOR, NO_BYTES, 0);
        UncheckedCalls.sendmsg(NO_DESCRIPTOR, NO_BYTES, 0);
        UncheckedCalls.recvmsg(NO_DESCRIPTOR, NO_BYTES, 0);
        UncheckedCalls.poll(NO_BYTES, 0, 0);
        UncheckedCalls.close(NO_DESCRIPTOR);
        UncheckedCalls.fcntl(NO_DESCRIPTOR, 0, 0);
        UncheckedCalls.lseek(NO_DESCRIPTOR, 0, SystemCalls.SEEK_SET);
    }
}
