package io.github.ipcbench.worker;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a point in time and is awake before it: right after a sleep a CPU is slow, its caches and clock being cold, and
 * how slow differs from one instrument to the other.
 */
final class PacedWait {
    private static final long AWAKE_NANOS = 300_000;

    private PacedWait() {}

    /** Returns when {@link System#nanoTime} has reached that point. */
    static void until(long nanoTime) {
        for (long rest = rest(nanoTime); rest > 0; rest = rest(nanoTime)) {
            if (rest > AWAKE_NANOS) {
                LockSupport.parkNanos(rest - AWAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static long rest(long nanoTime) {
        return nanoTime - System.nanoTime();
    }
}
