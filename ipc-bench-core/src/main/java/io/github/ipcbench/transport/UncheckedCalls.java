package io.github.ipcbench.transport;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The calls of the message path as the C library has them: one that fails returns less than 0 and throws nothing, so that
 * {@link MarkerCalls} can let each of them fail at no cost of its own. {@link Native#getLastError} then holds errno. Whoever
 * needs a call done makes it by {@link SystemCalls}.
 */
final class UncheckedCalls {
    static {
        Native.register(UncheckedCalls.class, NativeLibrary.getProcess());
    }

    private UncheckedCalls() {}

    static native long sendmsg(int socket, long message, int flags);

    static native long recvmsg(int socket, long message, int flags);

    static native int poll(long descriptors, long count, int timeoutMillis);

    static native int open(long path, int flags, int permissions);

    static native int unlink(long path);

    static native long write(int file, long bytes, long count);

    static native long read(int file, long bytes, long count);

    static native long lseek(int file, long offset, int whence);

    static native int fcntl(int file, int command, long argument);

    static native int close(int descriptor);
}
