package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.statistics.SimulatedSessions.Noise;
import io.github.ipcbench.statistics.SimulatedSessions.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityTest {
    private static final int SESSIONS = 2000;

    /** Bloom 1995: at 80 % power and 5 % two-sided, 2.8 standard errors; the half-width of an interval is 1.96. */
    @Test
    void theSmallestDifferenceIsTwoPointEightStandardErrors() {
        double standardError = 0.01;
        Interval interval = new Interval(Math.exp(-1.96 * standardError), Math.exp(1.96 * standardError), 0.95);
        BlockRatios ratios = new BlockRatios(1, Optional.of(interval), Verdict.INDISTINGUISHABLE, List.of(1.0));
        Sensitivity sensitivity = Sensitivity.of(ratios, 0.8).orElseThrow();
        assertThat(Math.log1p(sensitivity.smallestDifference()) / standardError).isCloseTo(2.80, within(0.005));
        assertThat(sensitivity.power()).isEqualTo(0.8);
        assertThat(sensitivity.confidence()).isEqualTo(0.95);
    }

    @Test
    void tooFewBlocksHaveNoSensitivityToState() {
        double[] costs = {1, 2, 3};
        assertThat(Sensitivity.of(BlockRatios.of(costs, costs, 0.95), 0.8)).isEmpty();
    }

    @Test
    void aPowerThatIsNoneIsRefused() {
        double[] costs = {1, 2, 3, 1, 2, 3};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sensitivity.of(BlockRatios.of(costs, costs, 0.95), 80))
                .withMessage("power: above 0.5 and below 1: 80.0");
    }

    @ParameterizedTest
    @CsvSource({"LOG_NORMAL, 10", "LOG_NORMAL, 30", "SPIKES, 10", "SPIKES, 30", "ONE_SIDED, 10", "TICKS, 30"})
    void aPlantedDifferenceOfThatSizeIsSeenAboutAsOftenAsStated(Noise noise, int blocks) {
        double smallest = typicalSensitivity(noise, blocks);
        SimulatedSessions planted = new SimulatedSessions(noise, 1 + smallest);
        Random random = new Random(Coverage.SEED);
        int seen = 0;
        for (int index = 0; index < SESSIONS; index++) {
            Session session = planted.next(blocks, random);
            Verdict verdict = BlockRatios.of(session.mode, session.base, 0.95).verdict();
            seen += verdict == Verdict.DEARER ? 1 : 0;
        }
        assertThat(seen / (double) SESSIONS).isBetween(0.7, 0.9);
    }

    private static double typicalSensitivity(Noise noise, int blocks) {
        SimulatedSessions equal = new SimulatedSessions(noise, 1);
        Random random = new Random(Coverage.SEED + 1);
        double[] smallest = new double[SESSIONS];
        Arrays.setAll(smallest, index -> {
            Session session = equal.next(blocks, random);
            return Sensitivity.of(BlockRatios.of(session.mode, session.base, 0.95), 0.8)
                    .orElseThrow()
                    .smallestDifference();
        });
        return Medians.of(smallest);
    }
}
