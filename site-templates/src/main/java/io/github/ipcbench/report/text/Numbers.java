package io.github.ipcbench.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them: rounded, with ASCII digits, a decimal point, thousands commas and a true minus sign in
 * every locale.
 */
public final class Numbers {
    /** Stands where there is no number. */
    public static final String NONE = "–";

    /** A step's time below it is within what timing it leaves uncertain. */
    public static final double SMALLEST_NANOS = 100;

    private static final String MINUS = "−";

    private Numbers() {}

    /** Rounded half up to a fixed count of decimals, grouped by thousands. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a finite number is needed, got " + value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        String plain = rounded.abs().toPlainString();
        int point = decimals == 0 ? plain.length() : plain.indexOf('.');
        return (rounded.signum() < 0 ? MINUS : "") + grouped(plain.substring(0, point)) + plain.substring(point);
    }

    /** A whole number, grouped by thousands. */
    public static String whole(long value) {
        String plain = BigDecimal.valueOf(value).abs().toPlainString();
        return (value < 0 ? MINUS : "") + grouped(plain);
    }

    /** So many of something, such as {@code 1 run} or {@code 1,200 runs}. */
    public static String count(long count, String noun) {
        return whole(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A multiple with three digits, such as 0.824, 4.62, 29.9 or 120. */
    public static String multiple(double value) {
        if (Math.abs(value) < 0.9995) {
            return fixed(value, 3);
        }
        if (Math.abs(value) < 9.995) {
            return fixed(value, 2);
        }
        return fixed(value, Math.abs(value) < 99.95 ? 1 : 0);
    }

    /** Rounded to a count of significant digits, grouped by thousands; trailing zeros stay, so that columns agree. */
    static String significant(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        return fixed(rounded.doubleValue(), Math.max(0, digits - rounded.precision() + rounded.scale()));
    }

    /** A cost of one message with three digits and its unit, such as {@code 86.4 µs} or {@code 3.18 ms}. */
    public static String cost(double micros) {
        double rounded = new BigDecimal(micros)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .doubleValue();
        if (rounded >= 1000) {
            return significant(micros / 1000, 3) + " ms";
        }
        return rounded >= 1 || rounded == 0 ? significant(micros, 3) + " µs" : significant(micros * 1000, 3) + " ns";
    }

    /** Two costs, such as {@code 86.4 to 99.1 µs}: the unit is said once where both have the same. */
    public static String costs(double low, double high) {
        return joined(cost(low), cost(high));
    }

    /** A multiple as a heading says it: two digits, and none behind the point that is zero. */
    public static String roughly(double multiple) {
        return new BigDecimal(multiple)
                .round(new MathContext(2, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Bytes as people say them, such as {@code 16 bytes}, {@code 112 kB} or {@code 1.05 MB}; a k is 1000. */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return count(bytes, "byte");
        }
        double kilo = bytes / 1e3;
        return kilo < 999.5
                ? trimmed(kilo) + " kB"
                : kilo < 999_500 ? trimmed(kilo / 1e3) + " MB" : trimmed(kilo / 1e6) + " GB";
    }

    /** Two sizes, such as {@code 2.1 to 3.4 MB}: the unit is said once where both have the same. */
    public static String sizes(double low, double high) {
        String from = size(Math.round(low));
        String to = size(Math.round(high));
        return from.equals(to) ? to : joined(from, to);
    }

    private static String joined(String from, String to) {
        String unit = to.substring(to.lastIndexOf(' '));
        return (from.endsWith(unit) ? from.substring(0, from.length() - unit.length()) : from) + " to " + to;
    }

    private static String trimmed(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share as a signed percentage, such as {@code +3.2 %}; whole percentages have no decimal. */
    public static String signedPercent(double share) {
        double percent = share * 100;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
        String digits = fixed(Math.abs(percent), whole ? 0 : 1);
        return (percent < 0 ? MINUS : "+") + digits + " %";
    }

    /** A share as a percentage, such as {@code 104 %}, {@code 31 %} or {@code 0.45 %}. */
    public static String percent(double share) {
        return (share < 0.1 ? roughly(share * 100) : fixed(share * 100, 0)) + " %";
    }

    /** Nanoseconds of a call or step as microseconds; what is too small to tell from nothing, or below 0, as {@code < 0.1}. */
    public static String smallMicros(double nanos) {
        return nanos < SMALLEST_NANOS ? "< 0.1" : micros(nanos);
    }

    /** Nanoseconds as microseconds with two decimals. */
    public static String micros(double nanos) {
        return fixed(nanos / 1e3, 2);
    }

    /** Nanoseconds as seconds with milliseconds. */
    public static String seconds(long nanos) {
        return fixed(BigDecimal.valueOf(nanos, 9).doubleValue(), 3);
    }

    /** Bytes in GiB with one decimal. */
    public static String gibibytes(long bytes) {
        return fixed(bytes / (double) (1L << 30), 1) + " GiB";
    }

    /** Decimals for a column whose smallest total is given, so that it keeps about three digits that tell. */
    public static int decimalsFor(double smallest) {
        if (smallest >= 10) {
            return smallest >= 1000 ? 0 : 1;
        }
        return smallest >= 1 ? 2 : 3;
    }

    private static String grouped(String digits) {
        StringBuilder grouped = new StringBuilder(digits);
        for (int place = digits.length() - 3; place > 0; place -= 3) {
            grouped.insert(place, ',');
        }
        return grouped.toString();
    }
}
