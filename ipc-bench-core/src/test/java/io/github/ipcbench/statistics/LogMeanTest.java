package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMeanTest {
    private static final int SESSIONS = 4000;
    private static final double POINTS = 0.02;

    @Test
    void theGeometricMeanOfTwoAndEightIsFour() {
        assertThat(LogMean.of(2, 8).value()).isCloseTo(4, within(1e-12));
    }

    @Property
    void theMultipleIsTheQuotientOfTheTwoCosts(@ForAll("pairs") double[][] pair) {
        double quotient = LogMean.of(pair[0]).value() / LogMean.of(pair[1]).value();
        assertThat(LogMean.ofRatios(pair[0], pair[1]).value()).isCloseTo(quotient, within(1e-9 * quotient));
    }

    @Provide
    Arbitrary<double[][]> pairs() {
        return Costs.pairs(1, 12);
    }

    /** Student's t of 4 values: 0.3 / (0.2582 / 2) = 2.324; 3.1824 is t(3; 0.975). */
    @Test
    void theIntervalAndThePValueAreStudents() {
        LogMean mean = LogMean.ofLogs(0.1, 0.3, 0.1, 0.7);
        double error = mean.deviation() / 2;
        Interval interval = mean.interval(0.95).orElseThrow();
        assertThat(Math.log(interval.high())).isCloseTo(0.3 + 3.1824 * error, within(1e-4));
        assertThat(Math.log(interval.low())).isCloseTo(0.3 - 3.1824 * error, within(1e-4));
        assertThat(mean.pValue().orElseThrow()).isCloseTo(0.1240, within(1e-4));
    }

    @Property
    void thePValueIsBelowFivePerCentWhereTheIntervalLeavesOutOne(@ForAll("pairsOfThree") double[][] pair) {
        LogMean mean = LogMean.ofRatios(pair[0], pair[1]);
        assertThat(mean.pValue().orElseThrow() <= 0.05)
                .isEqualTo(!mean.interval(0.95).orElseThrow().contains(1));
    }

    @Provide
    Arbitrary<double[][]> pairsOfThree() {
        return Costs.pairs(3, 12);
    }

    @Test
    void twoRoundsHaveAMultipleButNoIntervalAndNoVerdict() {
        LogMean mean = LogMean.ofRatios(new double[] {2, 4}, new double[] {1, 1});
        assertThat(mean.value()).isCloseTo(Math.sqrt(8), within(1e-12));
        assertThat(mean.interval(0.95)).isEmpty();
        assertThat(mean.pValue()).isEmpty();
        assertThat(mean.smallestDifference(0.95, 0.8)).isEmpty();
        assertThat(mean.equalWithin(0.05, 0.05)).isFalse();
    }

    @Test
    void valuesWithoutScatterAreCertain() {
        assertThat(LogMean.of(2, 2, 2).pValue()).hasValue(0);
        assertThat(LogMean.of(1, 1, 1).pValue()).hasValue(1);
        assertThat(LogMean.of(1, 1, 1).equalWithin(0.05, 0.05)).isTrue();
    }

    @Test
    void equalMeansThatTheWholeIntervalLiesWithinTheShare() {
        assertThat(LogMean.ofLogs(0.01, 0.02, 0.03, 0.02).equalWithin(0.05, 0.05))
                .isTrue();
        assertThat(LogMean.ofLogs(-0.01, -0.02, -0.03, -0.02).equalWithin(0.05, 0.05))
                .isTrue();
        assertThat(LogMean.ofLogs(0.2, -0.2, 0.2, -0.2).equalWithin(0.05, 0.05)).isFalse();
        assertThat(LogMean.ofLogs(0.08, 0.081, 0.082, 0.081).equalWithin(0.05, 0.05))
                .isFalse();
    }

    /** t(3; 0.95) is 2.3534: the 90 % interval reaches 0.0485, below ln 1.05, the 95 % interval further. */
    @Test
    void twoOneSidedTestsAtFivePerCentAreTheNinetyPerCentInterval() {
        double step = (0.0485 - 0.02) * 2 / 2.3534;
        LogMean mean = new LogMean(4, 0.02, step);
        assertThat(mean.equalWithin(0.05, 0.05)).isTrue();
        assertThat(mean.equalWithin(0.05, 0.025)).isFalse();
    }

    /** At ten rounds (t.975 + t.80) / sqrt(10) is 0.995. */
    @Test
    void tenRoundsTellADifferenceOfAboutTheirScatter() {
        double smallest = new LogMean(10, 0, 0.1).smallestDifference(0.95, 0.8).orElseThrow();
        assertThat(Math.log1p(smallest)).isCloseTo(0.0995, within(0.0005));
    }

    /** Two groups of three, means 0 and 1, pooled deviation 1: t = 1 / sqrt(2 / 3), 4 degrees of freedom. */
    @Test
    void twoGroupsAreComparedByThePooledTTest() {
        double pValue = LogMean.pValueOfDifference(new double[] {-1, 0, 1}, new double[] {0, 1, 2});
        assertThat(pValue).isCloseTo(0.2879, within(1e-4));
        assertThat(LogMean.pValueOfDifference(new double[] {1}, new double[] {0, 1, 2}))
                .isEqualTo(1);
        assertThat(LogMean.pValueOfDifference(new double[] {1, 1}, new double[] {2, 2}))
                .isEqualTo(0);
    }

    @Test
    void aCostOfZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogMean.of(1, 0))
                .withMessage("values: values must be above zero: 0.0");
    }

    /** Coverage of the 95 % interval and share told apart at a true +10 %, as an independent simulation had them, in %. */
    @ParameterizedTest
    @CsvSource({
        "LOG_NORMAL, 6, 96, 75",
        "LOG_NORMAL, 10, 96, 97",
        "LOG_NORMAL, 20, 95, 100",
        "OUTLIERS, 6, 97, 48",
        "OUTLIERS, 10, 97, 60",
        "OUTLIERS, 20, 96, 79",
        "STUDENT, 6, 96, 48",
        "STUDENT, 10, 96, 70",
        "STUDENT, 20, 95, 91",
        "ONE_SIDED, 6, 96, 62",
        "ONE_SIDED, 10, 96, 85",
        "ONE_SIDED, 20, 96, 99",
        "TIES, 10, 95, 96",
        "TIES, 20, 95, 100",
        "SLOW_WAVE, 10, 96, 88",
        "SLOW_WAVE, 20, 95, 100",
        "TWO_SPEEDS, 10, 96, 78",
        "TWO_SPEEDS, 20, 96, 92"
    })
    void theIntervalHoldsTheTruthAndTellsATenthApartAsOftenAsSimulatedElsewhere(
            SimulatedRuns noise, int rounds, double coverage, double found) {
        Random random = new Random(SimulatedRuns.SEED);
        int held = 0;
        int told = 0;
        for (int session = 0; session < SESSIONS; session++) {
            held += isTold(noise.next(rounds, 0, random)) ? 0 : 1;
            told += isTold(noise.next(rounds, 0.1, random)) ? 1 : 0;
        }
        assertThat(held / (double) SESSIONS).as("coverage").isCloseTo(coverage / 100, within(POINTS));
        assertThat(told / (double) SESSIONS).as("told apart").isCloseTo(found / 100, within(POINTS));
    }

    /** Why an interval is this session's, and why levels must be looked for. */
    @ParameterizedTest
    @CsvSource({"6, 60", "10, 67", "20, 69"})
    void noIntervalCoversTheLongRunWhereEachModeHasItsOwnTwoSpeeds(int rounds, double coverage) {
        Random random = new Random(SimulatedRuns.SEED);
        int held = 0;
        for (int session = 0; session < SESSIONS; session++) {
            held += isTold(SimulatedRuns.TWO_SPEEDS_OF_EACH_MODE.next(rounds, 0, random)) ? 0 : 1;
        }
        assertThat(held / (double) SESSIONS).isCloseTo(coverage / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({"3, 95", "4, 95", "5, 95"})
    void threeToFiveRoundsHoldTheTruthToo(int rounds, double coverage) {
        Random random = new Random(SimulatedRuns.SEED);
        int held = 0;
        for (int session = 0; session < SESSIONS; session++) {
            held += isTold(SimulatedRuns.LOG_NORMAL.next(rounds, 0, random)) ? 0 : 1;
        }
        assertThat(held / (double) SESSIONS).isCloseTo(coverage / 100, within(POINTS));
    }

    /** The same as that the 95 % interval leaves out 1, and quicker. */
    private static boolean isTold(SimulatedRuns.Session session) {
        return LogMean.ofRatios(session.mode(), session.base()).pValue().orElseThrow() <= 0.05;
    }
}
