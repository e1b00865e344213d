package io.github.ipcbench.statistics;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Intervals for a median from the sorted values alone, whatever the distribution.
 *
 * <p>Each value lies below the median with probability 1/2, so the number of values below it is binomial: the k-th
 * smallest and k-th largest of n values enclose the median unless fewer than k fall on one side. Source: Hahn and
 * Meeker, "Statistical Intervals", 1991, section 5.2 (distribution-free intervals for a percentile).
 */
final class OrderStatistics {
    /** The binomial tails carry rounding; a confidence that is reached exactly must count as reached. */
    private static final double ROUNDING = 1e-12;

    private OrderStatistics() {}

    /** Probability that the rank-th smallest to the rank-th largest of the values enclose the median. */
    static double confidence(int count, int rank) {
        return 1 - 2 * BinomialDistribution.of(count, 0.5).cumulativeProbability(rank - 1);
    }

    /** The highest rank, counted from 1, that still reaches the confidence; empty when the whole range does not. */
    static OptionalInt rank(int count, double wantedConfidence) {
        int rank = 0;
        while (rank < count / 2 && confidence(count, rank + 1) >= wantedConfidence - ROUNDING) {
            rank++;
        }
        return rank == 0 ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /**
     * An interval at the wanted confidence itself, between the last pair of ranks that reaches it and the next pair
     * inwards, which does not. The share of the way inwards is not linear in the confidence; it is the formula of
     * Hettmansperger and Sheather, "Confidence intervals based on interpolated order statistics", Statistics and
     * Probability Letters 4, 1986, which depends little on the distribution.
     *
     * @param sorted ascending
     */
    static Optional<Interval> interpolated(double[] sorted, double wantedConfidence) {
        int n = sorted.length;
        OptionalInt reached = rank(n, wantedConfidence);
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        int k = reached.getAsInt();
        double outer = confidence(n, k);
        double inner = confidence(n, k + 1);
        double excess = Math.max(0, (outer - wantedConfidence) / (outer - inner));
        double inwards = (n - k) * excess / (k + (n - 2 * k) * excess);
        double low = between(sorted[k - 1], sorted[k], inwards);
        double high = between(sorted[n - k], sorted[n - k - 1], inwards);
        return Optional.of(new Interval(low, high, wantedConfidence));
    }

    /** Exact at equal ends, so that tied values stay tied. */
    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }
}
