package io.github.ipcbench.statistics;

import java.util.Optional;

/**
 * A median with the interval between two of the values themselves, and the confidence that interval really has.
 *
 * <p>The confidence moves in steps with the ranks, so it is at least the wanted one, and stated: ten values give the
 * 2nd to the 9th smallest at 97.85 %. It holds for independent values of any one distribution; ties only raise it.
 *
 * @param interval empty when even the smallest to the largest value fall short of the wanted confidence: below 6 values
 *     for 95 %
 */
public record MedianInterval(double median, Optional<Interval> interval) {

    /**
     * The interval with the fewest values in it that reaches the wanted confidence, with as many values below it as
     * above. Source: see Hahn and Meeker, "Statistical Intervals", 1991, section 5.2.
     *
     * @param values at least one, in any order
     * @param wantedConfidence from 0.5 to below 1, such as 0.95
     */
    public static MedianInterval of(double[] values, double wantedConfidence) {
        Samples.requireFinite("median interval", values);
        Samples.requireConfidence(wantedConfidence);
        double[] sorted = Samples.sorted(values);
        int count = sorted.length;
        Optional<Interval> interval = OrderStatistics.rank(count, wantedConfidence).stream()
                .mapToObj(rank ->
                        new Interval(sorted[rank - 1], sorted[count - rank], OrderStatistics.confidence(count, rank)))
                .findFirst();
        return new MedianInterval(Medians.of(sorted), interval);
    }

    /** The confidence of the whole range of {@code count} values: 0.9375 for five. */
    public static double widestConfidence(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("median interval: at least one value is needed: " + count);
        }
        return OrderStatistics.confidence(count, 1);
    }

    /** The fewest values that reach the confidence at all: 6 for 95 %. */
    public static int fewestValues(double wantedConfidence) {
        Samples.requireConfidence(wantedConfidence);
        int count = 2;
        while (OrderStatistics.rank(count, wantedConfidence).isEmpty()) {
            count++;
        }
        return count;
    }
}
