package io.github.ipcbench.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a difference changes its sign that is known at some places with bounds. Between two places both bounds are taken to be
 * straight lines, which the difference itself is too where both of its sides are. The stretch in which 0 lies between the bounds is
 * then an interval of the place of change, as Fieller's is for a quotient ("Some problems in interval estimation", Journal of the
 * Royal Statistical Society B 16, 1954); straight bounds between two independent ones are a little too wide, never too narrow.
 */
public final class SignChanges {
    private SignChanges() {}

    /**
     * The difference at one place.
     *
     * @param low bound of the difference
     * @param high bound of the difference
     * @param sign −1 or 1 where the sign is beyond doubt, 0 where it is open; the bounds are then on both sides of 0 or not
     */
    public record Known(double place, double low, double high, int sign) {
        public Known {
            if (!(low <= high) || (sign < 0 && high >= 0) || (sign > 0 && low <= 0) || Math.abs(sign) > 1) {
                throw new IllegalArgumentException(
                        "a difference and its sign must agree: " + low + " to " + high + ", " + sign);
            }
        }

        private Known mirrored() {
            return new Known(place, -high, -low, -sign);
        }
    }

    /**
     * A change of sign.
     *
     * @param from where the sign ceases to be sure
     * @param to from where on the other is sure
     * @param upwards whether the difference is above 0 from there on
     */
    public record Change(double from, double to, boolean upwards) {}

    /** The changes between places of sure and opposite sign, ascending. */
    public static List<Change> of(List<Known> ascending) {
        List<Change> changes = new ArrayList<>();
        int last = -1;
        for (int here = 0; here < ascending.size(); here++) {
            int sign = ascending.get(here).sign();
            if (sign == 0) {
                continue;
            }
            if (last >= 0 && ascending.get(last).sign() != sign) {
                changes.add(change(ascending.subList(last, here + 1), sign > 0));
            }
            last = here;
        }
        return changes;
    }

    private static Change change(List<Known> between, boolean upwards) {
        List<Known> rising =
                upwards ? between : between.stream().map(Known::mirrored).toList();
        double from = Double.NaN;
        double to = Double.NaN;
        for (int left = 0; left + 1 < rising.size(); left++) {
            Known one = rising.get(left);
            Known next = rising.get(left + 1);
            if (Double.isNaN(from) && next.high() >= 0) {
                from = zero(one.place(), one.high(), next.place(), next.high());
            }
            if (one.low() <= 0 && next.low() > 0) {
                to = zero(one.place(), one.low(), next.place(), next.low());
            }
        }
        return new Change(from, to, upwards);
    }

    private static double zero(double left, double leftValue, double right, double rightValue) {
        return left + (right - left) * -leftValue / (rightValue - leftValue);
    }
}
