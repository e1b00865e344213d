package io.github.ipcbench.machine;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/** What the floor is made of: the C library's copy, as the shared-memory modes use it, and a system call. */
public final class FloorCalls {
    static {
        Native.register(FloorCalls.class, NativeLibrary.getProcess());
    }

    private FloorCalls() {}

    private static native long memcpy(long target, long source, long bytes);

    private static native int getppid();

    /** The native address of a direct buffer's first byte; valid as long as the buffer is reachable. */
    public static long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    /** Copies so many bytes from one native address to another. */
    public static void copy(long target, long source, long bytes) {
        memcpy(target, source, bytes);
    }

    /** Makes a system call that has nothing to do (getppid). */
    public static void nullCall() {
        getppid();
    }
}
