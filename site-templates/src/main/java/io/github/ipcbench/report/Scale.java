package io.github.ipcbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

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

    /** Round values within the scale, evenly spaced by 1, 2 or 5 times a power of ten, at most {@code most} steps. */
    List<Double> ticks(int most) {
        double step = roundStep((to - from) / most);
        List<Double> ticks = new ArrayList<>();
        // Counted in steps: adding up steps would add up their rounding too.
        for (long count = (long) Math.ceil(from / step); count * step <= to; count++) {
            ticks.add(count * step);
        }
        return ticks;
    }

    /** The least of 1, 2 and 5 times a power of ten that is not below the value, which is above zero. */
    static double roundStep(double atLeast) {
        return leastOf(new double[] {1, 2, 5, 10}, atLeast);
    }

    /** A round value not far above the given one, which is above zero: the end of a scale. */
    static double roundBound(double atLeast) {
        return leastOf(new double[] {1, 1.5, 2, 3, 4, 5, 6, 8, 10}, atLeast);
    }

    private static double leastOf(double[] factors, double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : factors) {
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
