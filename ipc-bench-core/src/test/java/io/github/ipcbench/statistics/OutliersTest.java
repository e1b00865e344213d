package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OutliersTest {
    /** The worked example of the median absolute deviation in Wikipedia: median 2, deviation 1. */
    @Test
    void scoresAreThoseOfThePublishedFormula() {
        assertThat(Outliers.modifiedZScores(new double[] {1, 1, 2, 2, 4, 6, 9}))
                .containsExactly(
                        new double[] {-0.6745, -0.6745, 0, 0, 2 * 0.6745, 4 * 0.6745, 7 * 0.6745}, within(1e-12));
    }

    /** At the bound that the source of the score gives. */
    private static List<Integer> flagged(double... values) {
        return Outliers.flagged(values, 3.5);
    }

    @Test
    void aRunFarFromTheOthersIsFlaggedByItsPlace() {
        assertThat(flagged(new double[] {1, 1, 2, 2, 4, 6, 9})).containsExactly(6);
        assertThat(flagged(new double[] {10.1, 9.9, 30, 10, 10.2, 9.8, 10, 2})).containsExactly(2, 7);
    }

    @Test
    void twoOutliersDoNotHideEachOther() {
        assertThat(flagged(new double[] {2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3}))
                .containsExactly(8, 9);
    }

    @Test
    void runsThatAreAllEqualHaveNoOutliers() {
        assertThat(flagged(new double[] {5, 5, 5, 5, 5, 5})).isEmpty();
        assertThat(flagged(new double[] {5})).isEmpty();
    }

    @Test
    void theOneThatDiffersAmongEqualRunsIsFlaggedFromFiveRunsUp() {
        assertThat(flagged(new double[] {5, 5, 5, 6, 5})).containsExactly(3);
        assertThat(flagged(new double[] {5, 5, 6, 5})).isEmpty();
    }

    @Test
    void whenHalfTheRunsDifferAmongEqualOnesNoneIsSingledOut() {
        assertThat(flagged(new double[] {5, 5, 5, 5, 6, 4, 6})).isEmpty();
    }

    @Property
    void anotherUnitFlagsTheSameRuns(@ForAll("costs") double[] costs, @ForAll("factors") double factor) {
        double[] scaled = Arrays.stream(costs).map(cost -> cost * factor).toArray();
        assertThat(flagged(scaled)).isEqualTo(flagged(costs));
    }

    @Property
    void fewerThanHalfOfTheRunsAreFlaggedAndAllAreLeftInPlace(@ForAll("costs") double[] costs) {
        double[] before = costs.clone();
        assertThat(2 * flagged(costs).size()).isLessThanOrEqualTo(costs.length);
        assertThat(costs).isEqualTo(before);
    }

    /** Twice and half lie equally far on a logarithmic scale. */
    @Test
    void aCostTwiceAsHighAsTheOthersIsMarkedAndOneHalfAsHighToo() {
        double[] costs = {20, 20.2, 19.8, 20.1, 19.9, 40, 20.3, 19.7, 20, 10};
        assertThat(Outliers.flagged(LogMean.logs(costs), 5)).containsExactly(5, 9);
    }

    /** 4 % of clean series of ten, where the usual 3.5 marks 13 %. */
    @Test
    void fewCleanSeriesOfTenHaveAMarkedCost() {
        Random random = new Random(SimulatedRuns.SEED);
        int marked = 0;
        for (int series = 0; series < 4000; series++) {
            double[] costs = new double[10];
            Arrays.setAll(costs, run -> Math.exp(0.05 * random.nextGaussian()));
            marked += Outliers.flagged(LogMean.logs(costs), 5).isEmpty() ? 0 : 1;
        }
        assertThat(marked / 4000.0).isCloseTo(0.04, within(0.01));
    }

    @Provide
    Arbitrary<double[]> costs() {
        return Costs.of(1, 40);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Costs.exactFactors();
    }
}
