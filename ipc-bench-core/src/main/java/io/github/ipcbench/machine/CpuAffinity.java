package io.github.ipcbench.machine;

import com.sun.jna.LastErrorException;

/** Where the calling thread may run, and where it runs now. */
public final class CpuAffinity {

    /** Room for 8,192 CPUs, the most a Linux kernel can be built for; a smaller mask is refused on large machines. */
    private static final int MASK_LONGS = 128;

    private static final int CALLING_THREAD = 0;

    private CpuAffinity() {}

    /** CPUs the calling thread may run on (sched_getaffinity). */
    public static CpuSet available() {
        long[] mask = new long[MASK_LONGS];
        HostCalls.sched_getaffinity(CALLING_THREAD, maskBytes(mask), mask);
        return CpuSet.ofMask(mask);
    }

    /**
     * Checks a CPU before anything is forked for it.
     *
     * @throws IllegalArgumentException when the calling thread may not run on this CPU; names those it may run on
     */
    public static void requireAvailable(int cpu) {
        CpuSet available = available();
        if (!available.contains(cpu)) {
            throw new IllegalArgumentException(notAvailable(cpu, available));
        }
    }

    static String notAvailable(int cpu, CpuSet available) {
        return "ipcbench.affinity: CPU " + cpu + " is not available; available: " + available;
    }

    /**
     * Pins the calling thread to one CPU and reads back what the kernel made of it. Threads that this thread starts later
     * inherit the placement; those that run already keep theirs.
     *
     * @return the set read back, always of this one CPU
     * @throws IllegalArgumentException when the thread may not run on this CPU
     * @throws IllegalStateException when the kernel refuses or does otherwise
     */
    public static CpuSet pin(int cpu) {
        requireAvailable(cpu);
        try {
            moveTo(CpuSet.of(cpu));
        } catch (LastErrorException refused) {
            throw new IllegalStateException(
                    "ipcbench.affinity: the kernel refused CPU " + cpu + ": " + refused.getMessage(), refused);
        }
        CpuSet readBack = available();
        if (!readBack.equals(CpuSet.of(cpu))) {
            throw new IllegalStateException(
                    "ipcbench.affinity: asked for CPU " + cpu + ", the kernel says " + readBack);
        }
        return readBack;
    }

    static void moveTo(CpuSet cpus) {
        long[] mask = cpus.mask(MASK_LONGS);
        HostCalls.sched_setaffinity(CALLING_THREAD, maskBytes(mask), mask);
    }

    /** The CPU the calling thread is on at this moment; about a quarter of a microsecond. */
    public static int currentCpu() {
        return HostCalls.sched_getcpu();
    }

    private static long maskBytes(long[] mask) {
        return (long) mask.length * Long.BYTES;
    }
}
