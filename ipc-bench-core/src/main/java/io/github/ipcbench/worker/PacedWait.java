package io.github.ipcbench.worker;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a point in time and stays awake: after a sleep a CPU is slow, its clock and caches being cold, the way into the
 * kernel too, which one instrument times and the other does not. Only what is far off is slept through.
 */
final class PacedWait {
    private PacedWait() {}

    /**
     * Returns when {@link System#nanoTime} has reached that point.
     *
     * @param awakeNanos for so long before it the CPU is not given up
     */
    static void until(long nanoTime, long awakeNanos) {
        for (long rest = rest(nanoTime); rest > 0; rest = rest(nanoTime)) {
            if (rest > awakeNanos) {
                LockSupport.parkNanos(rest - awakeNanos);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static long rest(long nanoTime) {
        return nanoTime - System.nanoTime();
    }
}
