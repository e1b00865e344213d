package io.github.ipcbench.machine;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/** The libc calls that the probes of this package need; each throws with the kernel's errno when it fails. */
final class HostCalls {
    static final int CLOCK_MONOTONIC = 1;
    static final int CLOCK_THREAD_CPUTIME_ID = 3;
    static final int CLOCK_MONOTONIC_COARSE = 6;
    static final int SC_CLK_TCK = 2;

    static {
        Native.register(HostCalls.class, "c");
    }

    private HostCalls() {}

    /** Fills {@code resolution} with struct timespec: seconds, nanoseconds. */
    static native int clock_getres(int clock, long[] resolution) throws LastErrorException;

    /** The mask is a bit per CPU, CPU 0 in the lowest bit of the first long. */
    static native int sched_getaffinity(int thread, long maskBytes, long[] mask) throws LastErrorException;

    static native int sched_setaffinity(int thread, long maskBytes, long[] mask) throws LastErrorException;

    static native int sched_getcpu() throws LastErrorException;

    static native long sysconf(int name) throws LastErrorException;
}
