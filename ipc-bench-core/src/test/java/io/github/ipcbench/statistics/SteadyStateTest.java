package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    /** Annual flow at Aswan, 1871 to 1970: Cobb, "The problem of the Nile", Biometrika 65, 1978, table 1. */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    private final Random random = new Random(Coverage.SEED);

    /** The published change is after 1898, the 28th year. */
    @Test
    void thePublishedChangeOfTheNileIsFoundWhereItIs() {
        SteadyState nile = SteadyState.of(NILE, 50);
        assertThat(nile.changes()).containsExactly(28);
        assertThat(nile.steadyFrom()).hasValue(28);
    }

    @Test
    void aWarmUpThatDiesAwayIsSteadyOnceItIsLostInTheNoise() {
        SteadyState result = SteadyState.of(series(60, slice -> 1 + 4 * Math.exp(-slice / 4.0), 0.02), 30);
        assertThat(result.steadyFrom()).isPresent();
        assertThat(result.steadyFrom().getAsInt()).isBetween(10, 30);
    }

    @Test
    void aStepIsFoundWhereItIs() {
        SteadyState result = SteadyState.of(series(40, slice -> slice < 12 ? 1.2 : 1, 0.03), 20);
        assertThat(result.steadyFrom()).hasValue(12);
        assertThat(result.changes()).containsExactly(12);
    }

    @Test
    void aSlowdownBehindTheStartIsFoundAsWellAsASpeedUp() {
        assertThat(SteadyState.of(series(40, slice -> slice < 12 ? 1 : 1.2, 0.03), 20)
                        .steadyFrom())
                .hasValue(12);
    }

    @Test
    void whenTheLevelChangesTwiceTheLastChangeCounts() {
        SteadyState result = SteadyState.of(series(60, slice -> slice < 20 ? 2 : slice < 32 ? 1.06 : 1, 0.01), 20);
        assertThat(result.changes()).containsExactly(20, 32);
        assertThat(result.steadyFrom()).hasValue(32);
    }

    @Test
    void oneWildSpikeDoesNotHideAStep() {
        double[] costs = series(40, slice -> slice < 12 ? 1.2 : 1, 0.03);
        costs[30] = 1000;
        assertThat(SteadyState.of(costs, 20).steadyFrom()).hasValue(12);
    }

    @Test
    void aStepInsideTheWantedStretchIsNotSteady() {
        SteadyState result = SteadyState.of(series(40, slice -> slice < 30 ? 1 : 1.3, 0.03), 20);
        assertThat(result.steadyFrom()).isEmpty();
        assertThat(result.changes()).contains(30);
    }

    @Test
    void aDriftIsNotSteady() {
        assertThat(SteadyState.of(series(40, slice -> 1 + 0.4 * slice / 40, 0.02), 20)
                        .steadyFrom())
                .isEmpty();
    }

    @Test
    void aChangeTooSmallToMatterIsSteady() {
        assertThat(SteadyState.of(series(60, slice -> slice < 30 ? 1.005 : 1, 0.0005), 60)
                        .steadyFrom())
                .hasValue(0);
    }

    @Test
    void twoHotSlicesAtTheStartAreAWarmUpAndOneIsASpike() {
        assertThat(SteadyState.of(series(60, slice -> slice < 2 ? 3 : 1, 0.03), 30)
                        .steadyFrom())
                .hasValue(2);
        assertThat(SteadyState.of(series(60, slice -> slice < 1 ? 3 : 1, 0.03), 30)
                        .steadyFrom())
                .hasValue(0);
    }

    @Test
    void spikesAnywhereDoNotMakeALevelSeriesUnsteady() {
        double[] spiky = series(60, slice -> slice % 13 == 5 ? 10 : 1, 0.03);
        assertThat(SteadyState.of(spiky, 60).steadyFrom()).hasValue(0);
    }

    @Test
    void equalSlicesAreSteady() {
        assertThat(SteadyState.of(series(20, slice -> 7, 0), 20).steadyFrom()).hasValue(0);
    }

    @Test
    void tooFewSlicesAndStretchesThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SteadyState.of(new double[11], 5))
                .withMessage("slices: at least 12 are needed to judge: 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SteadyState.of(new double[20], 21))
                .withMessage("slices: from 1 to all 20 can be wanted steady: 21");
    }

    @Property(tries = 50)
    void anotherUnitChangesNothingAndTheSlicesAreLeftAlone(
            @ForAll("costs") double[] costs, @ForAll("factors") double factor) {
        double[] before = costs.clone();
        double[] scaled = Arrays.stream(costs).map(cost -> cost * factor).toArray();
        assertThat(SteadyState.of(scaled, 6)).isEqualTo(SteadyState.of(costs, 6));
        assertThat(costs).isEqualTo(before);
    }

    @Provide
    Arbitrary<double[]> costs() {
        return Costs.of(12, 60);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Costs.exactFactors();
    }

    private double[] series(int slices, IntToDoubleFunction level, double scatter) {
        return SimulatedSlices.independent(slices, level, scatter).next(random);
    }
}
