package io.github.ipcbench.session;

import java.time.Duration;

/**
 * The end of one run's time.
 *
 * @param timeout how long the run may take
 * @param endNanos its end on the monotonic clock
 */
record Deadline(Duration timeout, long endNanos) {
    static Deadline in(Duration timeout) {
        return new Deadline(timeout, System.nanoTime() + timeout.toNanos());
    }

    /** Time left; zero or less when it is over. */
    long remainingNanos() {
        return endNanos - System.nanoTime();
    }

    long seconds() {
        return timeout.toSeconds();
    }
}
