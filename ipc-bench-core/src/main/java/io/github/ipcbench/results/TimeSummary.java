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
        requireOfARun("medianNanos", medianNanos);
        requireOfARun("meanNanos", meanNanos);
        requireOfARun("p90Nanos", p90Nanos);
        requireOfARun("p99Nanos", p99Nanos);
        if (medianNanos > p90Nanos || p90Nanos > p99Nanos) {
            throw new IllegalArgumentException(
                    "median, p90 and p99 must rise, got " + medianNanos + ", " + p90Nanos + ", " + p99Nanos);
        }
    }

    /** Refuses a time that no run takes, of either sign: sums and multiples of others are finite then. */
    static void requireOfARun(String name, double nanos) {
        if (!(Math.abs(nanos) <= WorkerMeasurement.LARGEST)) {
            throw new IllegalArgumentException(
                    name + ": at most " + WorkerMeasurement.LARGEST + " ns of either sign are valid, got " + nanos);
        }
    }
}
