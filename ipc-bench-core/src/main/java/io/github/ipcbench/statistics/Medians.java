package io.github.ipcbench.statistics;

import org.apache.commons.statistics.descriptive.Median;

/** The median. */
public final class Medians {
    private Medians() {}

    /**
     * The middle value, or the mean of the two middle ones.
     *
     * @param values at least one, all finite; left as they are
     */
    public static double of(double... values) {
        Samples.requireFinite("median", values);
        return Median.withDefaults().withCopy(true).evaluate(values);
    }
}
