package io.github.ipcbench.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest difference a session could have seen, from the spread of its own ratios.
 *
 * <p>Minimum detectable effect = (z(confidence) + z(power)) x standard error, after Bloom, "Minimum detectable
 * effects: a simple way to report the statistical power of experimental designs", Evaluation Review 19, 1995. The
 * standard error is read off the interval that gives the verdict, half its logarithmic width over z(confidence), so
 * what the interval shrugs off (one wild block) does not count here either. In simulated sessions a planted difference
 * of the typical size was told apart in 75 to 80 % for a stated power of 80 %. One session's figure is itself an
 * estimate: on ten blocks half of the sessions come within a quarter of the typical one.
 *
 * @param smallestDifference as a share of the base: 0.02 means that a mode 2 % dearer would have been told apart
 * @param power share of such sessions that would have told it apart
 * @param confidence of the interval that decides
 */
public record Sensitivity(double smallestDifference, double power, double confidence) {

    /**
     * Of a session, best from the two names of one mode, whose true ratio is 1; other ratios serve where there are
     * none such.
     *
     * @param power above 0.5 and below 1; 0.8 is customary
     * @return empty when there are too few blocks for an interval
     */
    public static Optional<Sensitivity> of(BlockRatios ratios, double power) {
        if (!(power > 0.5 && power < 1)) {
            throw new IllegalArgumentException("power: above 0.5 and below 1: " + power);
        }
        return ratios.interval().map(interval -> of(interval, power));
    }

    private static Sensitivity of(Interval interval, double power) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double zConfidence = normal.inverseSurvivalProbability((1 - interval.confidence()) / 2);
        double zPower = normal.inverseCumulativeProbability(power);
        double standardError = Math.log(interval.high() / interval.low()) / 2 / zConfidence;
        return new Sensitivity(Math.expm1((zConfidence + zPower) * standardError), power, interval.confidence());
    }
}
