package io.github.ipcbench.host;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** Calls that do nothing but show up in a tracer's output. */
public final class MarkerCalls {
    private static final int SEEK_SET = 0;

    static {
        Native.register(MarkerCalls.class, NativeLibrary.getProcess());
    }

    private MarkerCalls() {}

    private static native long lseek(int file, long offset, int whence);

    private static native int getppid();

    /** Makes {@code getppid()}: a call that no mode makes, for a tracer to stop at. */
    public static void stop() {
        getppid();
    }

    /** Makes {@code lseek(descriptor, offset, SEEK_SET)}, which is meant to fail; the kernel says EBADF and does nothing. */
    public static void failingSeek(int descriptor, long offset) {
        lseek(descriptor, offset, SEEK_SET);
    }
}
