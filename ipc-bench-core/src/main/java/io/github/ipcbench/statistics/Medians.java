package io.github.ipcbench.statistics;

import org.apache.commons.statistics.descriptive.Median;

/** The middle of a sample. */
public final class Medians {
    private Medians() {}

    /**
     * The median, which for an even count is the mean of the two middle values.
     *
     * @throws IllegalArgumentException if there are no values or one is not a number
     */
    public static double of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("median: at least one value is needed");
        }
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("median: every value must be a number, got NaN");
            }
        }
        return Median.withDefaults().withCopy(true).evaluate(values);
    }
}
