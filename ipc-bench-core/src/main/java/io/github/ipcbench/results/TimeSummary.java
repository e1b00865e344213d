package io.github.ipcbench.results;

/**
 * How long one kind of thing took. Values may be negative where a cost was subtracted from them: nothing is clamped.
 *
 * @param count how many were timed, at least 1
 * @param medianNanos middle value; of an even count the mean of the two middle ones
 * @param meanNanos arithmetic mean
 * @param p90Nanos 90th percentile by nearest rank
 * @param p99Nanos 99th percentile by nearest rank
 */
public record TimeSummary(long count, double medianNanos, double meanNanos, double p90Nanos, double p99Nanos) {
    public TimeSummary {
        if (count < 1) {
            throw new IllegalArgumentException("count: at least 1 is needed, got " + count);
        }
        requireFinite("medianNanos", medianNanos);
        requireFinite("meanNanos", meanNanos);
        requireFinite("p90Nanos", p90Nanos);
        requireFinite("p99Nanos", p99Nanos);
        if (medianNanos > p90Nanos || p90Nanos > p99Nanos) {
            throw new IllegalArgumentException(
                    "median, p90 and p99 must rise, got " + medianNanos + ", " + p90Nanos + ", " + p99Nanos);
        }
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + ": a finite number is needed, got " + value);
        }
    }
}
