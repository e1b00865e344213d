package io.github.ipcbench.machine;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;

/**
 * The CPU clocks of the calling thread and of the whole process, in nanoseconds, and the CPU it is on.
 *
 * <p>Sources: clock_gettime(2) CLOCK_THREAD_CPUTIME_ID for the exact total; getrusage(2) for its split into user and
 * system time, which under tick accounting is a sample.
 */
public final class CpuClocks {
    /** struct rusage is 144 bytes; it starts with the user and the system time, each seconds and microseconds. */
    private static final int RUSAGE_BYTES = 144;

    private static final int SYSTEM_OFFSET = 16;
    private static final int FRACTION_OFFSET = 8;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final Linux linux;
    private final NativeMemory fields;

    public CpuClocks(Linux linux) {
        this.linux = linux;
        this.fields = linux.memory(RUSAGE_BYTES);
    }

    /** User and system time, in nanoseconds. */
    public record Split(long userNanos, long systemNanos) {}

    /** CPU time of the calling thread. */
    public long threadCpuNanos() {
        KernelException.requireDone(
                "clock_gettime", linux.clock_gettime(Linux.CLOCK_THREAD_CPUTIME_ID, fields.address()));
        return fields.getLong(0) * NANOS_PER_SECOND + fields.getLong(FRACTION_OFFSET);
    }

    /** User and system time of the calling thread. */
    public Split threadSplit() {
        return split(Linux.RUSAGE_THREAD);
    }

    /** User and system time of all threads of the process. */
    public Split processSplit() {
        return split(Linux.RUSAGE_SELF);
    }

    private Split split(int who) {
        KernelException.requireDone("getrusage", linux.getrusage(who, fields.address()));
        return new Split(timeval(0), timeval(SYSTEM_OFFSET));
    }

    private long timeval(int offset) {
        return fields.getLong(offset) * NANOS_PER_SECOND + fields.getLong(offset + FRACTION_OFFSET) * NANOS_PER_MICRO;
    }

    /** What the kernel says is the resolution of a clock, in nanoseconds. */
    long resolutionNanos(int clock) {
        KernelException.requireDone("clock_getres", linux.clock_getres(clock, fields.address()));
        return fields.getLong(0) * NANOS_PER_SECOND + fields.getLong(FRACTION_OFFSET);
    }

    /** The CPU the calling thread is on at this moment. */
    public int currentCpu() {
        KernelException.requireDone("getcpu", linux.getcpu(fields.address()));
        return fields.getInt(0);
    }
}
