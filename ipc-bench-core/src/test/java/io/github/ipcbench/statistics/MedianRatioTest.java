package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MedianRatioTest {
    private static final int SESSIONS = 2000;

    /**
     * Hettmansperger and Sheather's weight worked by hand for 10 values: ranks 2 (97.85 %) and 3 (89.06 %), excess
     * (97.85 - 95) / (97.85 - 89.06) = 0.3244, weight 8 x 0.3244 / (2 + 6 x 0.3244) = 0.6577.
     */
    @Test
    void theIntervalLiesBetweenTheSecondAndThirdRankByThePublishedWeight() {
        MedianRatio result =
                MedianRatio.of(IntStream.rangeClosed(1, 10).asDoubleStream().toArray(), 0.95);
        Interval interval = result.interval().orElseThrow();
        assertThat(result.ratio()).isEqualTo(5.5);
        assertThat(interval.low()).isCloseTo(2.6577, within(0.0001));
        assertThat(interval.high()).isCloseTo(8.3423, within(0.0001));
        assertThat(interval.confidence()).isEqualTo(0.95);
    }

    @Test
    void fewerThanSixRoundsHaveNoInterval() {
        MedianRatio result = MedianRatio.of(new double[] {3, 3, 3, 3, 3}, 0.95);
        assertThat(result.ratio()).isEqualTo(3);
        assertThat(result.interval()).isEmpty();
    }

    @Test
    void aRatioOfZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MedianRatio.of(new double[] {1, 0}, 0.95))
                .withMessage("ratios: values must be above zero: 0.0");
    }

    @Property
    void theRatioLiesWithinItsInterval(@ForAll("ratios") double[] ratios) {
        MedianRatio result = MedianRatio.of(ratios, 0.95);
        assertThat(result.interval().orElseThrow().contains(result.ratio())).isTrue();
    }

    @Property
    void theInterpolatedIntervalIsNeverWiderThanTheOrderStatisticOne(@ForAll("ratios") double[] ratios) {
        Interval interpolated = MedianRatio.of(ratios, 0.95).interval().orElseThrow();
        Interval outer = MedianInterval.of(ratios, 0.95).interval().orElseThrow();
        assertThat(interpolated.low()).isGreaterThanOrEqualTo(outer.low());
        assertThat(interpolated.high()).isLessThanOrEqualTo(outer.high());
    }

    @Property
    void theOrderOfTheRoundsDoesNotMatter(@ForAll("ratios") double[] ratios) {
        double[] reversed = IntStream.range(0, ratios.length)
                .mapToDouble(place -> ratios[ratios.length - 1 - place])
                .toArray();
        assertThat(MedianRatio.of(reversed, 0.95)).isEqualTo(MedianRatio.of(ratios, 0.95));
    }

    @Provide
    Arbitrary<double[]> ratios() {
        return Costs.of(6, 40);
    }

    /** But where the machine has two speeds that differ from mode to mode: no interval holds the long run there. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TWO_SPEEDS_OF_EACH_MODE")
    void theIntervalHoldsTheTruthInNinetyThreeToNinetySevenOfAHundredSessions(SimulatedRuns noise) {
        for (int rounds : new int[] {6, 7, 10, 15}) {
            Random random = new Random(SimulatedRuns.SEED);
            int held = 0;
            for (int index = 0; index < SESSIONS; index++) {
                SimulatedRuns.Session session = noise.next(rounds, 0, random);
                double[] ratios = new double[rounds];
                Arrays.setAll(ratios, round -> session.mode()[round] / session.base()[round]);
                held += MedianRatio.of(ratios, 0.95).interval().orElseThrow().contains(1) ? 1 : 0;
            }
            assertThat(held / (double) SESSIONS)
                    .as("%s, %d rounds", noise, rounds)
                    .isBetween(0.93, 0.98);
        }
    }
}
