package io.github.ipcbench.session;

import io.github.ipcbench.results.RunVoidedException;
import java.time.Duration;

/**
 * How long workers warm up: in rounds of messages, until the usual time has passed and the last round was hardly faster
 * than the one before it, or until twice that time has passed.
 */
final class WarmUp {
    private static final long USUAL_NANOS = Duration.ofMillis(270).toNanos();
    private static final long MOST_NANOS = Duration.ofMillis(540).toNanos();

    /** Rounds double until they are as long as this. */
    private static final long ROUND_NANOS = Duration.ofMillis(60).toNanos();

    /** A round that takes less than this share of the one before it shows that the workers are still getting faster. */
    private static final double HARDLY_FASTER = 0.9;

    private WarmUp() {}

    /** Has the workers move messages. */
    @FunctionalInterface
    interface Mover {
        /** Moves so many messages, every one of them verified, and says how many wall nanoseconds it took. */
        long move(long messages) throws RunVoidedException, InterruptedException;
    }

    /** Warms up, and returns the wall nanoseconds per message of the last round. */
    static double by(Mover mover) throws RunVoidedException, InterruptedException {
        double before = Double.MAX_VALUE;
        long messages = 1;
        long nanos = 0;
        while (true) {
            long roundNanos = mover.move(messages);
            nanos += roundNanos;
            double nanosPerMessage = (double) roundNanos / messages;
            boolean hardlyFaster = nanosPerMessage >= HARDLY_FASTER * before;
            if (nanos >= MOST_NANOS || (nanos >= USUAL_NANOS && hardlyFaster)) {
                return nanosPerMessage;
            }
            before = nanosPerMessage;
            messages = Math.max(1, Math.min(2 * messages, Math.round(ROUND_NANOS / nanosPerMessage)));
        }
    }
}
