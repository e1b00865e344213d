package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The seeded percentile bootstrap of a median: the spread of medians when the values are drawn anew from themselves.
 *
 * <p>It stands beside the interval that decides and decides nothing itself, because it promises more than it holds at
 * small counts: in simulated sessions its 95 % interval held the truth in 87 of 100 at 7 values and in about 94 at 10
 * and at 30; at 15 values the seed alone moves a bound from one value to the next. Source: Efron and Tibshirani, "An
 * Introduction to the Bootstrap", 1993, chapters 6 and 13.
 */
public final class BootstrapMedian {
    private BootstrapMedian() {}

    /**
     * The percentile interval of the resampled medians.
     *
     * @param values at least one, such as the ratios of a session's blocks
     * @param wantedConfidence nominal; see above for what it is worth
     * @param resamples how often the values are drawn anew; 2,000 settle the bounds to well below their own spread
     * @param seed equal seeds give equal intervals, on every JDK
     */
    public static Interval interval(double[] values, double wantedConfidence, int resamples, long seed) {
        Samples.requireConfidence(wantedConfidence);
        double tail = (1 - wantedConfidence) / 2;
        double[] bounds =
                Quantile.withDefaults().evaluate(medians(values, resamples, seed), new double[] {tail, 1 - tail});
        return new Interval(bounds[0], bounds[1], wantedConfidence);
    }

    /** The medians of all resamples, in the order drawn. */
    static double[] medians(double[] values, int resamples, long seed) {
        Samples.requireFinite("bootstrap", values);
        if (resamples < 1) {
            throw new IllegalArgumentException("bootstrap: at least one resample is needed: " + resamples);
        }
        Random random = new Random(seed);
        double[] sorted = Samples.sorted(values);
        int[] drawn = new int[sorted.length];
        double[] medians = new double[resamples];
        for (int resample = 0; resample < resamples; resample++) {
            draw(drawn, random);
            medians[resample] =
                    (sorted[rank(drawn, (drawn.length - 1) / 2)] + sorted[rank(drawn, drawn.length / 2)]) / 2;
        }
        return medians;
    }

    /** Counts how often each rank is drawn. Thousands of ranks need no sorting then. */
    private static void draw(int[] drawn, Random random) {
        Arrays.fill(drawn, 0);
        for (int draw = 0; draw < drawn.length; draw++) {
            drawn[random.nextInt(drawn.length)]++;
        }
    }

    /** The rank at a place, counted from 0, among the ranks drawn in ascending order. */
    private static int rank(int[] drawn, int place) {
        int rank = 0;
        for (int upTo = drawn[0]; upTo <= place; upTo += drawn[rank]) {
            rank++;
        }
        return rank;
    }
}
