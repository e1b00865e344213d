package io.github.ipcbench.statistics;

import java.util.Arrays;

/**
 * The split of values into a lower and a higher group that leaves the least scatter within both: two-means in one dimension,
 * where trying each place of the sorted values finds the best.
 *
 * @param border between the groups; a value above it is high
 * @param low mean of the lower group
 * @param high mean of the higher group
 * @param lowCount values in the lower group
 * @param highCount values in the higher group
 * @param rSquared share of the sum of squares between the groups; 0 when all values are equal
 */
public record TwoLevels(double border, double low, double high, int lowCount, int highCount, double rSquared) {

    /** Of at least two finite values, in any order. */
    public static TwoLevels of(double... values) {
        Samples.requireFinite("values", values);
        if (values.length < 2) {
            throw new IllegalArgumentException("values: at least two are needed: " + values.length);
        }
        double[] sorted = Samples.sorted(values);
        int count = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double squares = 0;
        double sum = 0;
        double largest = -1;
        int lowCount = 1;
        double lowSum = 0;
        for (int place = 1; place < count; place++) {
            double centred = sorted[place - 1] - mean;
            sum += centred;
            double between = sum * sum * count / (place * (double) (count - place));
            if (between > largest) {
                largest = between;
                lowCount = place;
                lowSum = sum;
            }
        }
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return new TwoLevels(
                (sorted[lowCount - 1] + sorted[lowCount]) / 2,
                mean + lowSum / lowCount,
                mean - lowSum / (count - lowCount),
                lowCount,
                count - lowCount,
                sorted[0] == sorted[count - 1] ? 0 : Math.min(1, largest / squares));
    }

    /** How far apart the two means are. */
    public double step() {
        return high - low;
    }

    public boolean isHigh(double value) {
        return value > border;
    }
}
