package io.github.ipcbench.transport.shared;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How many messages one end is done with, in shared memory: it alone advances the number, and the other end can wait for
 * it, asleep. A cache line:
 *
 * <pre>
 *    0              8         12        16
 *    +--------------+---------+---------+-------- - - - 64
 *    | messages     | waits   | gone    | unused
 *    +--------------+---------+---------+-------- - - -
 * </pre>
 *
 * Who waits sets {@code waits} to 1, looks at the number once more, and sleeps by futex as long as {@code waits} is 1. Who
 * advances stores the number and looks at {@code waits} then; both stores and loads are volatile, so that one of the two
 * sees what the other did. {@code gone} says that the end has been closed.
 */
public final class SharedPosition {
    /** What it takes of the memory. */
    public static final int BYTES = 64;

    private static final int WAITS = 8;
    private static final int GONE = 12;
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final Linux linux;
    private final ByteBuffer memory;
    private final int offset;
    private final long waitsAddress;
    private final String owner;

    /**
     * @param offset where it lies, at the begin of a cache line
     * @param owner which end advances it, for errors
     */
    public SharedPosition(Linux linux, SharedMemory memory, int offset, String owner) {
        this.linux = linux;
        this.memory = memory.buffer();
        this.offset = offset;
        this.waitsAddress = memory.address() + offset + WAITS;
        this.owner = owner;
    }

    /** The number; what was written before it was advanced is seen afterwards (acquire). */
    public long get() {
        return (long) LONG.getAcquire(memory, offset);
    }

    /** Sets the number, and everything written before can be seen by who sees it (release); wakes nobody. */
    public void set(long messages) {
        LONG.setRelease(memory, offset, messages);
    }

    /**
     * Sets the number, and wakes the other end where it sleeps.
     *
     * @return whether it did
     */
    public boolean advance(long messages) {
        LONG.setVolatile(memory, offset, messages);
        return wake();
    }

    private boolean wake() {
        if ((int) INT.getVolatile(memory, offset + WAITS) == 0 || (int) INT.getAndSet(memory, offset + WAITS, 0) == 0) {
            return false;
        }
        KernelException.requireDone("futex", linux.futex(waitsAddress, Linux.FUTEX_WAKE, 1));
        return true;
    }

    /**
     * Sleeps until the number is beyond another.
     *
     * @return the number
     * @throws IOException when the end that advances it has been closed
     */
    public long awaitBeyond(long messages) throws IOException {
        long now = get();
        while (now <= messages) {
            INT.setVolatile(memory, offset + WAITS, 1);
            now = (long) LONG.getVolatile(memory, offset);
            if (now <= messages) {
                requireThere();
                sleep();
                now = get();
            }
        }
        return now;
    }

    private void sleep() {
        long result = linux.futex(waitsAddress, Linux.FUTEX_WAIT, 1);
        // EAGAIN: woken before it slept.
        if (result != -Errno.EAGAIN && result != -Errno.EINTR) {
            KernelException.requireDone("futex", result);
        }
    }

    /**
     * Sees that the end that advances the number is open; one that was killed is not known to be gone.
     *
     * @throws IOException when it has been closed
     */
    public void requireThere() throws IOException {
        if ((int) INT.getVolatile(memory, offset + GONE) != 0) {
            throw new IOException("shared memory: the " + owner + " is gone");
        }
    }

    /** The end that advances the number is closed: whoever waits for it waits in vain. */
    public void leave() {
        INT.setVolatile(memory, offset + GONE, 1);
        wake();
    }
}
