package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points at values far from the rest. It only points: nothing is dropped, here or by anyone who asks.
 *
 * <p>Source: Iglewicz and Hoaglin, "How to Detect and Handle Outliers", ASQC Basic References in Quality Control 16,
 * 1993: a modified z-score, built on the median absolute deviation, beyond 3.5 either way.
 */
public final class Outliers {
    /** The modified z-score beyond which a value is flagged. */
    public static final double THRESHOLD = 3.5;

    /** Share of a normal deviation that the median absolute deviation is, as rounded in the source. */
    private static final double MEDIAN_DEVIATION = 0.6745;

    /** A normal deviation over its mean absolute deviation: sqrt(pi / 2). */
    private static final double MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

    private Outliers() {}

    /**
     * The score beyond which the logarithm of a cost is flagged: 4 % of clean series of ten have one, 13 % at
     * {@value #THRESHOLD}.
     */
    public static final double LOG_THRESHOLD = 5;

    /** Indices of costs that are far from the others by their logarithms, ascending. */
    public static List<Integer> flaggedCosts(double[] costs) {
        return beyond(LOG_THRESHOLD, LogMean.logs(costs));
    }

    /** Indices of the flagged values, ascending. */
    public static List<Integer> flagged(double[] values) {
        return beyond(THRESHOLD, values);
    }

    private static List<Integer> beyond(double threshold, double[] values) {
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
