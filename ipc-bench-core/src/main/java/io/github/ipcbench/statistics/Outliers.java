package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points at values far from the rest. It only points: nothing is dropped, here or by anyone who asks.
 *
 * <p>Source of the score: Iglewicz and Hoaglin, "How to Detect and Handle Outliers", ASQC Basic References in Quality Control
 * 16, 1993. The bound of 3.5 given there marks 13 % of clean series of ten, so it is left to the caller.
 */
public final class Outliers {
    /** Share of a normal deviation that the median absolute deviation is, as rounded in the source. */
    private static final double MEDIAN_DEVIATION = 0.6745;

    /** A normal deviation over its mean absolute deviation: sqrt(pi / 2). */
    private static final double MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

    private Outliers() {}

    /**
     * Indices of the values that are far from the others, ascending.
     *
     * @param threshold the modified z-score beyond which a value is flagged, either way
     */
    public static List<Integer> flagged(double[] values, double threshold) {
        double[] scores = modifiedZScores(values);
        return IntStream.range(0, values.length)
                .filter(index -> Math.abs(scores[index]) > threshold)
                .boxed()
                .toList();
    }

    /**
     * Distance of each value from the median, in robust deviations, with its sign.
     *
     * <p>When more than half of the values are equal the median absolute deviation is 0 and says nothing about the
     * others; the mean absolute deviation takes its place, scaled alike (the practice of IBM SPSS), and a single
     * different value among five or more is flagged. When all values are equal every score is 0.
     */
    public static double[] modifiedZScores(double[] values) {
        double median = Medians.of(values);
        double[] deviations =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        double unit = Medians.of(deviations) / MEDIAN_DEVIATION;
        if (unit == 0) {
            unit = Arrays.stream(deviations).average().orElseThrow() * MEAN_DEVIATION;
        }
        double deviation = unit;
        return Arrays.stream(values)
                .map(value -> value == median ? 0 : (value - median) / deviation)
                .toArray();
    }
}
