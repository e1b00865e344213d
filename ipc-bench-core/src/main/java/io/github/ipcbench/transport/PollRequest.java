package io.github.ipcbench.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.Closeable;

/**
 * Waits for a descriptor to become readable, as {@code select(2)} does, by {@code poll(2)}. The request lies in native
 * memory: {@code struct pollfd}, 4 bytes of descriptor, 2 of events asked for, 2 of events found.
 */
final class PollRequest implements Closeable {
    private static final int POLLFD_BYTES = 8;
    private static final int EVENTS = 4;
    private static final short POLLIN = 1;
    private static final int NO_TIMEOUT = -1;

    private final Memory memory = new Memory(POLLFD_BYTES);
    private final long address = Pointer.nativeValue(memory);

    PollRequest(int descriptor) {
        memory.clear();
        memory.setInt(0, descriptor);
        memory.setShort(EVENTS, POLLIN);
    }

    /** Waits for as long as it takes; may return early when a signal comes, and whoever waits then asks again. */
    void await() {
        try {
            SystemCalls.poll(address, 1, NO_TIMEOUT);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != SystemCalls.EINTR) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
