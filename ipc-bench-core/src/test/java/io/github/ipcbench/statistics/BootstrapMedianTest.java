package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.junit.jupiter.api.Test;

class BootstrapMedianTest {
    /** Survival of treated mice: Efron and Tibshirani, "An Introduction to the Bootstrap", tables 2.1 and 2.2. */
    private static final double[] MICE = {94, 197, 16, 38, 99, 141, 23};

    /** The source gives 37.83 for the standard error of the median in the limit of many resamples. */
    @Test
    void thePublishedStandardErrorOfTheMedianIsReproduced() {
        double[] medians = BootstrapMedian.medians(MICE, 100_000, 1);
        assertThat(StandardDeviation.of(medians).getAsDouble()).isCloseTo(37.83, within(0.3));
    }

    @Test
    void equalSeedsGiveEqualResamples() {
        assertThat(BootstrapMedian.medians(MICE, 100, 7)).isEqualTo(BootstrapMedian.medians(MICE, 100, 7));
        assertThat(BootstrapMedian.medians(MICE, 100, 7)).isNotEqualTo(BootstrapMedian.medians(MICE, 100, 8));
    }

    @Test
    void evenNumbersOfValuesGiveTheMeanOfTheTwoMiddleOnes() {
        assertThat(BootstrapMedian.medians(new double[] {1, 2}, 1000, 1)).contains(1, 1.5, 2);
    }

    @Test
    void noResamplesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapMedian.interval(MICE, 0.95, 0, 1))
                .withMessage("bootstrap: at least one resample is needed: 0");
    }

    @Property(tries = 100)
    void theIntervalLiesWithinTheValuesAndIsWiderTheMoreConfidenceIsWanted(@ForAll("costs") double[] costs) {
        Interval narrow = BootstrapMedian.interval(costs, 0.8, 500, 1);
        Interval wide = BootstrapMedian.interval(costs, 0.99, 500, 1);
        double[] sorted = Samples.sorted(costs);
        assertThat(wide.low()).isBetween(sorted[0], narrow.low());
        assertThat(wide.high()).isBetween(narrow.high(), sorted[sorted.length - 1]);
    }

    @Provide
    Arbitrary<double[]> costs() {
        return Costs.of(1, 30);
    }
}
