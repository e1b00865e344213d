package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.statistics.SimulatedSessions.Noise;
import io.github.ipcbench.statistics.SimulatedSessions.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the methods promise, counted over 2,000 simulated sessions, whose own error is half a percentage point (one
 * standard error at 95 %). {@link CoverageTable} prints the same over more sessions.
 */
class SimulationTest {
    private static final int SESSIONS = 2000;

    @ParameterizedTest
    @EnumSource(Noise.class)
    void theIntervalOfTheRatioHoldsTheTruthInNinetyThreeToNinetySevenOfAHundredSessions(Noise noise) {
        for (double trueRatio : new double[] {1, 1.02, 2.7}) {
            for (int blocks : new int[] {6, 7, 10, 15, 30}) {
                double held = Coverage.ofRatio(
                        new SimulatedSessions(noise, trueRatio), blocks, SESSIONS, Coverage::interpolated);
                assertThat(held)
                        .as("%s, true ratio %s, %d blocks", noise, trueRatio, blocks)
                        .isBetween(0.93, 0.97);
            }
        }
    }

    /** Ties can only raise it, hence the lower limit alone for ticks. */
    @ParameterizedTest
    @CsvSource({
        "LOG_NORMAL, 6, 0.9688, 0.9688", "LOG_NORMAL, 10, 0.9785, 0.9785", "LOG_NORMAL, 30, 0.9572, 0.9572",
        "SPIKES, 10, 0.9785, 0.9785", "SPIKES, 30, 0.9572, 0.9572", "ONE_SIDED, 10, 0.9785, 0.9785",
        "ONE_SIDED, 30, 0.9572, 0.9572", "TICKS, 10, 0.9785, 1", "TICKS, 30, 0.9572, 1"
    })
    void theIntervalOfTheMedianHoldsTheTruthAsOftenAsItStates(Noise noise, int runs, double least, double most) {
        double held = Coverage.ofMedian(new SimulatedSessions(noise, 1), runs, SESSIONS);
        assertThat(held).isBetween(least - 0.01, most + 0.01);
    }

    @Test
    void theSignedRankTestRaisesFalseAlarmsNoMoreOftenThanItStates() {
        double alarms = shareOfSessions(1, session -> RankTests.signedRank(session.mode, session.base) <= 0.05);
        assertThat(alarms).isCloseTo(0.0488, within(0.01));
    }

    @Test
    void fourModesThatAreAllAlikeRaiseAFalseAlarmInAtMostOneSessionOfTwenty() {
        SimulatedSessions sessions = new SimulatedSessions(Noise.LOG_NORMAL, 1);
        Random random = new Random(Coverage.SEED);
        int alarms = 0;
        for (int index = 0; index < SESSIONS; index++) {
            double[] base = sessions.runs(10, random);
            List<double[]> modes = List.of(
                    sessions.runs(10, random),
                    sessions.runs(10, random),
                    sessions.runs(10, random),
                    sessions.runs(10, random));
            double smallest =
                    Arrays.stream(RankTests.signedRanks(modes, base)).min().orElseThrow();
            alarms += smallest <= 0.05 ? 1 : 0;
        }
        assertThat(alarms / (double) SESSIONS).isBetween(0.01, 0.06);
    }

    @Test
    void twoPercentIsSeenThroughAThirdOfAPercentOfScatter() {
        Random random = new Random(Coverage.SEED);
        int seen = 0;
        for (int index = 0; index < SESSIONS; index++) {
            double[] mode = new double[10];
            double[] base = new double[10];
            Arrays.setAll(mode, block -> 1.02 * Math.exp(0.003 * random.nextGaussian()));
            Arrays.setAll(base, block -> Math.exp(0.003 * random.nextGaussian()));
            seen += BlockRatios.of(mode, base, 0.95).verdict() == Verdict.DEARER ? 1 : 0;
        }
        assertThat(seen / (double) SESSIONS).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({"LOG_NORMAL, 40", "SPIKES, 40", "TICKS, 40", "ONE_SIDED, 100"})
    void levelSlicesAreCalledUnsteadyInAboutOneOfAHundredSeries(Noise noise, int slices) {
        SimulatedSessions sessions = new SimulatedSessions(noise, 1);
        Random random = new Random(Coverage.SEED);
        int unsteady = 0;
        for (int index = 0; index < 1000; index++) {
            SteadyState result = SteadyState.of(sessions.runs(slices, random), slices);
            unsteady += result.steadyFrom().isEmpty() ? 1 : 0;
        }
        assertThat(unsteady / 1000.0).isBetween(0.001, 0.02);
    }

    @Test
    void levelSlicesWhoseNeighboursAreAlikeAreCalledUnsteadyMoreOften() {
        assertThat(SimulatedSlices.level(40, 0.03, 0.3).shareCalledUnsteady(500))
                .isBetween(0.05, 0.15);
    }

    @Test
    void aDriftByAFifthIsCalledUnsteady() {
        assertThat(SimulatedSlices.independent(40, slice -> 1 + 0.2 * slice / 40, 0.03)
                        .shareCalledUnsteady(200))
                .isGreaterThan(0.95);
    }

    private static double shareOfSessions(double trueRatio, Predicate<Session> claim) {
        SimulatedSessions sessions = new SimulatedSessions(Noise.LOG_NORMAL, trueRatio);
        Random random = new Random(Coverage.SEED);
        int claimed = 0;
        for (int index = 0; index < SESSIONS; index++) {
            claimed += claim.test(sessions.next(10, random)) ? 1 : 0;
        }
        return claimed / (double) SESSIONS;
    }
}
