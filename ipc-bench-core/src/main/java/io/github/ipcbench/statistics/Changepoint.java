package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Random;

/**
 * The likeliest place of one change of level in a series, and how often chance alone would look as convincing.
 *
 * <p>The statistic is the cumulative sum of Page, "A test for a change in a parameter occurring at an unknown point",
 * Biometrika 42, 1955, weighted so that changes near the ends count as much as those in the middle. It sums modified
 * z-scores held within the outlier threshold, so that one spike weighs little. Its p-value comes from shuffling the
 * series (Antoch and Hušková, "Permutation tests in change point analysis", Statistics and Probability Letters 53,
 * 2001): exact for independent values, ties and spikes included; too small where neighbours resemble each other.
 *
 * @param index first value after the change
 * @param pValue share of shuffled series with as large a statistic, the series itself counted
 */
record Changepoint(int index, double pValue) {
    /** Sums of the same scores in another order differ by rounding; such statistics are equal. */
    private static final double ROUNDING = 1e-9;

    /** @param series at least two values, all finite */
    static Changepoint likeliest(double[] series, int shuffles, long seed) {
        double[] scores = centredScores(series);
        int index = likeliestIndex(scores);
        double observed = largestStatistic(scores) - ROUNDING;
        Random random = new Random(seed);
        int asLarge = 1;
        for (int shuffled = 0; shuffled < shuffles; shuffled++) {
            shuffle(scores, random);
            if (largestStatistic(scores) >= observed) {
                asLarge++;
            }
        }
        return new Changepoint(index, asLarge / (shuffles + 1.0));
    }

    private static double[] centredScores(double[] series) {
        double[] scores = Arrays.stream(Outliers.modifiedZScores(series))
                .map(score -> Math.max(-Outliers.THRESHOLD, Math.min(Outliers.THRESHOLD, score)))
                .toArray();
        double mean = Arrays.stream(scores).average().orElseThrow();
        return Arrays.stream(scores).map(score -> score - mean).toArray();
    }

    private static int likeliestIndex(double[] scores) {
        int likeliest = 1;
        double largest = 0;
        double sum = 0;
        for (int index = 1; index < scores.length; index++) {
            sum += scores[index - 1];
            double statistic = sum * sum / (index * (double) (scores.length - index));
            if (statistic > largest) {
                largest = statistic;
                likeliest = index;
            }
        }
        return likeliest;
    }

    private static double largestStatistic(double[] scores) {
        double largest = 0;
        double sum = 0;
        for (int index = 1; index < scores.length; index++) {
            sum += scores[index - 1];
            largest = Math.max(largest, sum * sum / (index * (double) (scores.length - index)));
        }
        return largest;
    }

    private static void shuffle(double[] values, Random random) {
        for (int last = values.length - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            double held = values[last];
            values[last] = values[chosen];
            values[chosen] = held;
        }
    }
}
