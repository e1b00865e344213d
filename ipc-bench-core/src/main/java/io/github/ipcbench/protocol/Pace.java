package io.github.ipcbench.protocol;

/**
 * One message at a time, each end working alone: message {@code n} is sent at {@code origin + n · period}, and received
 * half a period later. Both ends read the same monotonic clock, which on Linux is the machine's.
 *
 * @param originNanos {@link System#nanoTime} of the first message
 * @param periodNanos time from message to message, more than 0
 */
public record Pace(long originNanos, long periodNanos) {
    public Pace {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("pace: a period of more than 0 ns is needed, got " + periodNanos);
        }
    }

    /** When an end's turn comes for message {@code n}. */
    public long turnNanos(Role role, long n) {
        long begin = originNanos + n * periodNanos;
        return switch (role) {
            case SENDER -> begin;
            case RECEIVER -> begin + periodNanos / 2;
        };
    }
}
