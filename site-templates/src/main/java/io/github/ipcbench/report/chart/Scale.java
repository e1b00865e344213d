package io.github.ipcbench.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Maps values onto a stretch of a chart, linearly.
 *
 * @param from value at {@code start}
 * @param to value at {@code end}, greater than {@code from}
 * @param start place of {@code from}, in the chart's units
 * @param end place of {@code to}; less than {@code start} where values grow upwards
 */
record Scale(double from, double to, double start, double end) {
    Scale {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("scale: from must be less than to, got " + from + " and " + to);
        }
    }

    double place(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }

    /** The place as a percentage of the chart's width. */
    String percent(double value) {
        return percentage(place(value));
    }

    /** The place as pixels. */
    String pixels(double value) {
        return plain(place(value));
    }

    /** A round value not far above the given one, which is above zero: the end of a scale. */
    static double roundBound(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : new double[] {1, 1.5, 2, 3, 4, 5, 6, 8, 10}) {
            // The power itself is rounded, so that 0.3 may come out a little above 3 times it.
            if (factor * power >= atLeast * (1 - 1e-9)) {
                return factor * power;
            }
        }
        throw new IllegalArgumentException("scale: a value above zero is needed, got " + atLeast);
    }

    static String percentage(double value) {
        return plain(value) + "%";
    }

    /** A coordinate: at most two decimals, without trailing zeros, with a point in every locale. */
    static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
