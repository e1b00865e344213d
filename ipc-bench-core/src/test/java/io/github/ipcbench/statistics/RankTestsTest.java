package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RankTestsTest {
    /**
     * Hamilton depression scale before and after: Hollander and Wolfe, "Nonparametric Statistical Methods", and R's
     * {@code wilcox.test} example, V = 40, one-sided p = 0.01953. The costs are powers of e, whose log-ratios are the
     * published differences.
     */
    @Test
    void theSignedRankTestGivesThePublishedProbability() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        assertThat(RankTests.signedRank(
                        Arrays.stream(before).map(Math::exp).toArray(),
                        Arrays.stream(after).map(Math::exp).toArray()))
                .isCloseTo(2 * 0.01953125, within(1e-9));
    }

    /**
     * Permeability of a membrane at two ages: Hollander and Wolfe, and R's {@code wilcox.test} example, W = 35,
     * one-sided p = 0.1272.
     */
    @Test
    void theMannWhitneyTestGivesThePublishedProbability() {
        double[] atTerm = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] earlier = {1.15, 0.88, 0.90, 0.74, 1.21};
        assertThat(RankTests.mannWhitney(atTerm, earlier)).isCloseTo(2 * 0.1272, within(0.0001));
    }

    @Test
    void fiveBlocksCanNeverReachFivePercentAndTenCan() {
        assertThat(RankTests.signedRank(filled(5, 2), filled(5, 1))).isEqualTo(0.0625);
        double[] growing = {1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2};
        assertThat(RankTests.signedRank(growing, filled(10, 1))).isCloseTo(2 / 1024.0, within(1e-9));
    }

    @Test
    void equalCostsEverywhereAreNoSurprise() {
        assertThat(RankTests.signedRank(filled(10, 3), filled(10, 3))).isEqualTo(1);
        assertThat(RankTests.mannWhitney(filled(10, 3), filled(4, 3))).isEqualTo(1);
    }

    @Test
    void severalModesAreAdjustedForBeingSeveral() {
        double[] base = filled(10, 1);
        double[] dearer = {1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2};
        double[] alike = {1.1, 0.9, 1.2, 0.8, 1.3, 0.7, 1.4, 0.6, 1.01, 0.99};
        double[] adjusted = RankTests.signedRanks(List.of(alike, dearer), base);
        assertThat(adjusted[0]).isEqualTo(RankTests.signedRank(alike, base));
        assertThat(adjusted[1]).isCloseTo(2 * RankTests.signedRank(dearer, base), within(1e-12));
    }

    @Test
    void unpairedBlocksAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankTests.signedRank(filled(3, 1), filled(4, 1)))
                .withMessageContaining("one value per block each: 3 and 4");
    }

    @Property(tries = 200)
    void exchangingModeAndBaseChangesNothing(@ForAll("pairs") double[][] pair) {
        double probability = RankTests.signedRank(pair[0], pair[1]);
        assertThat(probability).isBetween(0.0, 1.0);
        assertThat(RankTests.signedRank(pair[1], pair[0])).isCloseTo(probability, within(1e-9));
    }

    @Property(tries = 200)
    void anotherUnitOfCostChangesNothing(@ForAll("pairs") double[][] pair, @ForAll("factors") double factor) {
        double[] mode = Arrays.stream(pair[0]).map(cost -> cost * factor).toArray();
        double[] base = Arrays.stream(pair[1]).map(cost -> cost * factor).toArray();
        assertThat(RankTests.signedRank(mode, base)).isEqualTo(RankTests.signedRank(pair[0], pair[1]));
        assertThat(RankTests.mannWhitney(mode, base)).isEqualTo(RankTests.mannWhitney(pair[0], pair[1]));
    }

    @Provide
    Arbitrary<double[][]> pairs() {
        return Costs.pairs(1, 12);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Costs.exactFactors();
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
