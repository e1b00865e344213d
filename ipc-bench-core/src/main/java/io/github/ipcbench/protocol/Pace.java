package io.github.ipcbench.protocol;

import io.github.ipcbench.plan.Side;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When messages are due that travel one at a time, each end working alone: one per period within a burst, each received half
 * a period after it was sent. Both ends read the same monotonic clock, which on Linux is the machine's.
 *
 * <p>Several worker pairs share the time, a burst each in a round. In every other round those behind the first go the other
 * way (A B C, A C B): none comes always after the same other one, and none after itself, with its own data still in the caches.
 *
 * @param originNanos {@link System#nanoTime} of the first round's begin
 * @param periodNanos time from message to message, more than 0
 * @param burstMessages messages in a burst, at least 1
 * @param pair whose pace this is, from 0
 * @param pairs how many share the time, at least 1; a single one has it all, without a pause
 */
public record Pace(long originNanos, long periodNanos, long burstMessages, int pair, int pairs) {
    /** For so long before its first turn of a burst each end is awake: the pair before it is done by then. */
    public static final long AWAKE_BEFORE_BURST_NANOS = 3_000_000;

    /** For a pair to leave the CPUs, before the next one wakes. */
    private static final long HANDOVER_NANOS = 1_000_000;

    public Pace {
        if (periodNanos <= 0 || burstMessages < 1 || pair < 0 || pair >= pairs) {
            throw new IllegalArgumentException(
                    "pace: a period of more than 0 ns, bursts of at least 1 message and one of the pairs are needed, got "
                            + periodNanos + ", " + burstMessages + " and " + pair + " of " + pairs);
        }
    }

    /**
     * The paces of so many worker pairs that share the time.
     *
     * @see Pace#Pace(long, long, long, int, int)
     */
    public static List<Pace> byTurns(long originNanos, long periodNanos, long burstMessages, int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj(pair -> new Pace(originNanos, periodNanos, burstMessages, pair, pairs))
                .toList();
    }

    /** When an end's turn comes for message {@code n}. */
    public long turnNanos(Side side, long n) {
        long round = n / burstMessages;
        long place = round * pairs + (round % 2 == 0 || pair == 0 ? pair : pairs - pair);
        long begin = originNanos + place * placeNanos() + n % burstMessages * periodNanos;
        return switch (side) {
            case SENDER -> begin;
            case RECEIVER -> begin + periodNanos / 2;
        };
    }

    private long placeNanos() {
        long burstNanos = burstMessages * periodNanos;
        return pairs == 1 ? burstNanos : burstNanos + AWAKE_BEFORE_BURST_NANOS + HANDOVER_NANOS;
    }

    /** Whether message {@code n} is the first one of a burst. */
    public boolean beginsBurst(long n) {
        return n % burstMessages == 0;
    }
}
