package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {
    @Test
    void tenRunsGiveTheSecondToTheNinthAtItsActualConfidence() {
        double[] runs = {7, 3, 10, 1, 8, 2, 9, 4, 6, 5};
        MedianInterval result = MedianInterval.of(runs, 0.95);
        Interval interval = result.interval().orElseThrow();
        assertThat(result.median()).isEqualTo(5.5);
        assertThat(interval.low()).isEqualTo(2);
        assertThat(interval.high()).isEqualTo(9);
        assertThat(interval.confidence()).isCloseTo(1 - 22 / 1024.0, within(1e-12));
    }

    /** Critical values of the two-sided sign test at 5 %: Triola, "Elementary Statistics", table A-7; rank = value + 1. */
    @ParameterizedTest
    @CsvSource({
        "6, 0", "7, 0", "8, 0", "9, 1", "10, 1", "11, 1", "12, 2", "13, 2", "14, 2", "15, 3", "16, 3", "17, 4", "18, 4",
        "19, 4", "20, 5", "21, 5", "22, 5", "23, 6", "24, 6", "25, 7"
    })
    void theRanksAreThoseOfThePublishedSignTestTable(int count, int criticalValue) {
        Interval interval = MedianInterval.of(oneTo(count), 0.95).interval().orElseThrow();
        assertThat(interval.low()).isEqualTo(criticalValue + 1);
        assertThat(interval.high()).isEqualTo(count - criticalValue);
    }

    /** Example of {@code ci.median} in the R package statpsych, after Snedecor and Cochran, "Statistical Methods". */
    @Test
    void aPublishedExampleIsReproduced() {
        double[] values = {
            30.2, 20.4, 15.1, 10.2, 10.5, 60.8, 20.8, 25.0, 20.7, 30.9, 10.8, 5.1, 50.9, 40.0, 20.9, 10.8, 0, 20.5, 50.8
        };
        MedianInterval result = MedianInterval.of(values, 0.95);
        assertThat(result.median()).isEqualTo(20.7);
        assertThat(result.interval().orElseThrow().low()).isEqualTo(10.8);
        assertThat(result.interval().orElseThrow().high()).isEqualTo(30.9);
    }

    @Test
    void thirtyRunsGiveTheTenthToTheTwentyFirst() {
        Interval interval = MedianInterval.of(oneTo(30), 0.95).interval().orElseThrow();
        assertThat(interval.low()).isEqualTo(10);
        assertThat(interval.high()).isEqualTo(21);
        assertThat(interval.confidence()).isCloseTo(0.9572, within(0.00005));
    }

    @Test
    void fewerThanSixRunsHaveNoNinetyFivePercentInterval() {
        assertThat(MedianInterval.of(oneTo(5), 0.95).interval()).isEmpty();
        assertThat(MedianInterval.of(oneTo(5), 0.95).median()).isEqualTo(3);
        assertThat(MedianInterval.of(oneTo(1), 0.95).interval()).isEmpty();
        assertThat(MedianInterval.fewestValues(0.95)).isEqualTo(6);
        assertThat(MedianInterval.fewestValues(0.5)).isEqualTo(2);
        assertThat(MedianInterval.widestConfidence(5)).isCloseTo(0.9375, within(1e-12));
    }

    @Test
    void aConfidenceThatIsReachedExactlyCountsAsReached() {
        assertThat(MedianInterval.of(oneTo(5), 0.9375).interval()).isPresent();
        assertThat(MedianInterval.of(oneTo(6), 0.96875).interval()).isPresent();
    }

    @Test
    void aConfidenceThatIsNoneIsRefused() {
        for (double confidence : new double[] {0, 0.49, 1, 95, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MedianInterval.of(oneTo(10), confidence))
                    .withMessageContaining("confidence: from 0.5 to below 1");
        }
    }

    @Property
    void theMedianLiesWithinItsIntervalWhichReachesTheWantedConfidence(@ForAll("costs") double[] costs) {
        MedianInterval result = MedianInterval.of(costs, 0.9);
        Assume.that(result.interval().isPresent());
        Interval interval = result.interval().orElseThrow();
        assertThat(interval.contains(result.median())).isTrue();
        assertThat(interval.confidence()).isGreaterThanOrEqualTo(0.9);
        assertThat(costs).contains(interval.low(), interval.high());
    }

    @Property
    void theOrderOfTheRunsDoesNotMatterAndIsLeftAlone(@ForAll("costs") double[] costs) {
        double[] before = costs.clone();
        double[] sorted = costs.clone();
        Arrays.sort(sorted);
        assertThat(MedianInterval.of(costs, 0.95)).isEqualTo(MedianInterval.of(sorted, 0.95));
        assertThat(costs).isEqualTo(before);
    }

    @Property
    void anotherUnitChangesOnlyTheUnit(@ForAll("costs") double[] costs, @ForAll("factors") double factor) {
        MedianInterval plain = MedianInterval.of(costs, 0.95);
        MedianInterval scaled = MedianInterval.of(
                Arrays.stream(costs).map(cost -> cost * factor).toArray(), 0.95);
        assertThat(scaled.median()).isEqualTo(plain.median() * factor);
        assertThat(scaled.interval().map(Interval::low))
                .isEqualTo(plain.interval().map(interval -> interval.low() * factor));
        assertThat(scaled.interval().map(Interval::high))
                .isEqualTo(plain.interval().map(interval -> interval.high() * factor));
    }

    /** Ties can only raise it, hence the lower limit alone for them. */
    @ParameterizedTest
    @CsvSource({
        "LOG_NORMAL, 6, 0.9688, 0.9688", "LOG_NORMAL, 10, 0.9785, 0.9785", "LOG_NORMAL, 30, 0.9572, 0.9572",
        "OUTLIERS, 10, 0.9785, 0.9785", "ONE_SIDED, 10, 0.9785, 0.9785", "ONE_SIDED, 30, 0.9572, 0.9572",
        "TIES, 10, 0.9785, 1", "TIES, 30, 0.9572, 1"
    })
    void theIntervalHoldsTheTruthAsOftenAsItStates(SimulatedRuns noise, int runs, double least, double most) {
        Random random = new Random(SimulatedRuns.SEED);
        double median = noise.medianRun();
        int held = 0;
        for (int session = 0; session < 2000; session++) {
            Interval interval =
                    MedianInterval.of(noise.runs(runs, random), 0.95).interval().orElseThrow();
            held += interval.contains(median) ? 1 : 0;
        }
        assertThat(held / 2000.0).isBetween(least - 0.01, most + 0.01);
    }

    @Provide
    Arbitrary<double[]> costs() {
        return Costs.of(1, 40);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Costs.exactFactors();
    }

    /** Values that are their own ranks. */
    private static double[] oneTo(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }
}
