package io.github.ipcbench.statistics;

import java.util.Arrays;

/** What every method here asks of the numbers it is given. */
final class Samples {
    private Samples() {}

    static void requireFinite(String name, double[] values) {
        requireAny(name, values);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + ": values must be finite: " + value);
            }
        }
    }

    static void requirePositive(String name, double[] values) {
        requireFinite(name, values);
        for (double value : values) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + ": values must be above zero: " + value);
            }
        }
    }

    static void requirePairs(String leftName, double[] left, String rightName, double[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(leftName + " and " + rightName + ": one value per block each: "
                    + left.length + " and " + right.length);
        }
    }

    /** Below 0.5 an interval says less than the median alone, and the interpolation would cross over. */
    static void requireConfidence(double confidence) {
        if (!(confidence >= 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: from 0.5 to below 1: " + confidence);
        }
    }

    static void requireProbability(String name, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(name + ": above 0 and below 1: " + probability);
        }
    }

    static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void requireAny(String name, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException(name + ": at least one value is needed");
        }
    }
}
