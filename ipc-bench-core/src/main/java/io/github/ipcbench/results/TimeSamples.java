package io.github.ipcbench.results;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long one kind of thing took, time after time; all are kept, so that medians are exact. Times may be negative. */
public final class TimeSamples {
    private static final int FIRST_CAPACITY = 64;

    private long[] nanos = new long[FIRST_CAPACITY];
    private int count;

    public void add(long durationNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = durationNanos;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public int count() {
        return count;
    }

    /** The summary of at least one sample. */
    public TimeSummary summary() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        double mean = LongStream.of(sorted).average().orElseThrow();
        return new TimeSummary(count, median(sorted), mean, nearestRank(sorted, 90), nearestRank(sorted, 99));
    }

    private static double median(long[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static double nearestRank(long[] sorted, int percent) {
        int rank = (int) (((long) percent * sorted.length + 99) / 100);
        return sorted[rank - 1];
    }
}
