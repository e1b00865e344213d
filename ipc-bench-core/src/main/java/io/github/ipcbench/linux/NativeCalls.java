package io.github.ipcbench.linux;

import java.nio.ByteBuffer;

/**
 * The few native functions that everything else is made of. The two bindings implement them; all that differs between a
 * {@code sendmsg} by one and by the other is in here. Used by one thread at a time, which is also the one that asks for
 * {@link #errno}.
 */
public interface NativeCalls {
    /** The C library's {@code syscall} with one argument; less than 0 where the call failed. */
    long syscall(long number, long first);

    /** With three arguments. */
    long syscall(long number, long first, long second, long third);

    /** With six arguments. */
    long syscall(long number, long first, long second, long third, long fourth, long fifth, long sixth);

    /** Why the last call of this thread failed. */
    int errno();

    /** The C library's copy, from one native address to another. */
    void memcpy(long target, long source, long bytes);

    /** The native address of a direct buffer's first byte, whatever its position. */
    long addressOf(ByteBuffer direct);
}
