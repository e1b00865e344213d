package io.github.ipcbench.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The straight line through a series by least squares, and whether its slope could be chance.
 *
 * @param change from the first value to the last, along the line
 * @param rSquared share of the sum of squares that the line explains
 * @param pValue of the two-sided t test that the slope is truly 0
 */
public record Trend(double change, double rSquared, double pValue) {
    private static final int FEWEST_VALUES = 3;

    /** Of at least three finite values in the order measured. */
    public static Trend of(double... series) {
        Samples.requireFinite("series", series);
        int count = series.length;
        if (count < FEWEST_VALUES) {
            throw new IllegalArgumentException("series: at least " + FEWEST_VALUES + " values are needed: " + count);
        }
        LogMean mean = LogMean.ofLogs(series);
        double middle = (count - 1) / 2.0;
        double placeSquares = 0;
        double products = 0;
        for (int place = 0; place < count; place++) {
            placeSquares += (place - middle) * (place - middle);
            products += (place - middle) * (series[place] - mean.mean());
        }
        double slope = products / placeSquares;
        double squares = mean.deviation() * mean.deviation() * (count - 1);
        double rSquared = squares == 0 ? 0 : Math.min(1, slope * products / squares);
        return new Trend(slope * (count - 1), rSquared, pValue(rSquared, count - 2));
    }

    private static double pValue(double rSquared, int freedom) {
        return rSquared == 1
                ? 0
                : 2 * TDistribution.of(freedom).survivalProbability(Math.sqrt(rSquared * freedom / (1 - rSquared)));
    }
}
