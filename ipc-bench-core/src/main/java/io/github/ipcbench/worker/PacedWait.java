package io.github.ipcbench.worker;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a point in time and stays awake: after a sleep a CPU is slow, its clock and caches being cold, the way into the
 * kernel too, which one instrument times and the other does not. Only what is far off is slept through.
 */
final class PacedWait {
    private static final long AWAKE_NANOS = 50_000_000;

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
