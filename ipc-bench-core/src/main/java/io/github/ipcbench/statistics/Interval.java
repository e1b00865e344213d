package io.github.ipcbench.statistics;

/**
 * A range, bounds included, that holds the sought value with the stated confidence.
 *
 * @param confidence the share of sessions whose interval holds the value, such as 0.95
 */
public record Interval(double low, double high, double confidence) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval: low must not exceed high: " + low + " to " + high);
        }
        Samples.requireProbability("confidence", confidence);
    }

    /** Whether the value lies between the bounds or on one of them. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
