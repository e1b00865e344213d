package io.github.ipcbench.machine;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The CPU clocks of the calling thread and of the whole process on 64-bit Linux, in nanoseconds.
 *
 * <p>Sources: clock_gettime(2) CLOCK_THREAD_CPUTIME_ID for the exact total; getrusage(2) for its split into user and
 * system time, which under tick accounting is a sample.
 */
public final class CpuClocks implements Closeable {
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;
    private static final int RUSAGE_SELF = 0;
    private static final int RUSAGE_THREAD = 1;

    /** struct rusage is 144 bytes; it starts with the user and the system time, each seconds and microseconds. */
    private static final int RUSAGE_BYTES = 144;

    private static final int SYSTEM_OFFSET = 16;
    private static final int FRACTION_OFFSET = 8;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    static {
        Native.register(CpuClocks.class, NativeLibrary.getProcess());
    }

    private final Memory memory = new Memory(RUSAGE_BYTES);
    private final ByteBuffer fields = memory.getByteBuffer(0, RUSAGE_BYTES).order(ByteOrder.nativeOrder());
    private final long address = Pointer.nativeValue(memory);

    private static native int clock_gettime(int clock, long time) throws LastErrorException;

    private static native int getrusage(int who, long usage) throws LastErrorException;

    /** User and system time, in nanoseconds. */
    public record Split(long userNanos, long systemNanos) {}

    /** CPU time of the calling thread. */
    public long threadCpuNanos() {
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, address);
        return fields.getLong(0) * NANOS_PER_SECOND + fields.getLong(FRACTION_OFFSET);
    }

    /** User and system time of the calling thread. */
    public Split threadSplit() {
        return split(RUSAGE_THREAD);
    }

    /** User and system time of all threads of the process. */
    public Split processSplit() {
        return split(RUSAGE_SELF);
    }

    private Split split(int who) {
        getrusage(who, address);
        return new Split(timeval(0), timeval(SYSTEM_OFFSET));
    }

    private long timeval(int offset) {
        return fields.getLong(offset) * NANOS_PER_SECOND + fields.getLong(offset + FRACTION_OFFSET) * NANOS_PER_MICRO;
    }

    @Override
    public void close() {
        memory.close();
    }
}
