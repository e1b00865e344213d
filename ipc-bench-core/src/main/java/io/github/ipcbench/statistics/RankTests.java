package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The second opinion beside an interval: how surprising the ranks would be if there were no difference. All p-values
 * are two-sided, exact without ties for the numbers of blocks a session has.
 */
public final class RankTests {
    private RankTests() {}

    /**
     * Whether a mode differs from its base over the same blocks: the signed-rank test on the logarithms of the ratios,
     * so that twice and half weigh the same. Equal pairs are ranked and then left out (Pratt 1959). With 5 blocks the
     * smallest p-value there is is 0.0625, with 10 it is 0.002; the normal approximation that ties bring on must not
     * fall below it. Source: Wilcoxon, "Individual comparisons by ranking
     * methods", Biometrics Bulletin 1, 1945.
     *
     * @param mode cost in each block, above zero
     * @param base cost of the other mode in the same blocks
     */
    public static double signedRank(double[] mode, double[] base) {
        Samples.requirePositive("mode", mode);
        Samples.requirePositive("base", base);
        Samples.requirePairs("mode", mode, "base", base);
        double[] logRatios = IntStream.range(0, mode.length)
                .mapToDouble(block -> logRatio(mode[block], base[block]))
                .toArray();
        long unequal =
                Arrays.stream(logRatios).filter(logRatio -> logRatio != 0).count();
        if (unequal == 0) {
            return 1;
        }
        double smallest = Math.scalb(1.0, Math.toIntExact(1 - unequal));
        return Math.max(
                smallest, WilcoxonSignedRankTest.withDefaults().test(logRatios).getPValue());
    }

    /** Exactly opposite when both are exchanged, so that twice and half stay tied. */
    private static double logRatio(double one, double other) {
        return one >= other ? Math.log(one / other) : -Math.log(other / one);
    }

    /**
     * {@link #signedRank} for several modes against one base, adjusted by {@link Holm} for being several.
     *
     * @param modes costs in each block, one array per mode
     * @return one adjusted p-value per mode, in the order given
     */
    public static double[] signedRanks(List<double[]> modes, double[] base) {
        return Holm.adjusted(
                modes.stream().mapToDouble(mode -> signedRank(mode, base)).toArray());
    }

    /**
     * Whether two sets of runs that share no blocks differ, such as those of two sessions. Source: Mann and Whitney,
     * "On a test of whether one of two random variables is stochastically larger than the other", Annals of
     * Mathematical Statistics 18, 1947.
     */
    public static double mannWhitney(double[] one, double[] other) {
        Samples.requireFinite("one", one);
        Samples.requireFinite("other", other);
        double first = one[0];
        if (Arrays.stream(one).allMatch(value -> value == first)
                && Arrays.stream(other).allMatch(value -> value == first)) {
            return 1;
        }
        return MannWhitneyUTest.withDefaults().test(one, other).getPValue();
    }
}
