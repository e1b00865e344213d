package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.junit.jupiter.api.Test;

class TickSplitTest {
    @Test
    void oneSecondAtNineteenPercentUserIsKnownToTwoAndAHalfPoints() {
        TickSplit split = TickSplit.of(190_000_000, 810_000_000, 250);
        assertThat(split.userShare()).isEqualTo(0.19);
        assertThat(split.ticks()).isEqualTo(250);
        assertThat(shareError(split)).isCloseTo(0.0248, within(0.00005));
        assertThat(split.errorNanos()).isCloseTo(24_800_000, within(50_000.0));
    }

    @Test
    void theArticlesThirtyFourSecondsAreKnownToLessThanHalfAPoint() {
        TickSplit split = TickSplit.of(6_460_000_000L, 27_540_000_000L, 250);
        assertThat(shareError(split)).isCloseTo(0.0043, within(0.00005));
    }

    /**
     * Messages of random length, each with its user part first, against a timer that knows nothing of them: the share
     * of ticks found in user mode scatters as the formula says.
     */
    @Test
    void aSimulatedTimerScattersAsPredicted() {
        Random random = new Random(SimulatedRuns.SEED);
        double[] shares = new double[1000];
        for (int second = 0; second < shares.length; second++) {
            shares[second] = sampledUserShare(0.19, random);
        }
        double predicted = shareError(TickSplit.of(190_000_000, 810_000_000, 250));
        assertThat(StandardDeviation.of(shares).getAsDouble()).isCloseTo(predicted, within(0.05 * predicted));
    }

    @Test
    void senderAndReceiverTogetherAddTheirErrorsAsSquares() {
        TickSplit sender = TickSplit.of(300_000_000, 700_000_000, 250);
        TickSplit receiver = TickSplit.of(100_000_000, 1_900_000_000, 250);
        TickSplit both = sender.plus(receiver);
        assertThat(both.userNanos()).isEqualTo(400_000_000);
        assertThat(both.systemNanos()).isEqualTo(2_600_000_000L);
        assertThat(both.ticks()).isEqualTo(750);
        assertThat(both.errorNanos()).isCloseTo(Math.hypot(sender.errorNanos(), receiver.errorNanos()), within(1e-6));
    }

    /** 81 of 263: Newcombe, "Two-sided confidence intervals for the single proportion", 1998, 0.2553 to 0.3662. */
    @Test
    void theRangeOfSharesIsThePublishedOne() {
        TickSplit split = TickSplit.of(81_000_000_000L, 182_000_000_000L, 1);
        Interval interval = split.userShareInterval(0.95);
        assertThat(interval.low()).isCloseTo(0.2553, within(0.00005));
        assertThat(interval.high()).isCloseTo(0.3662, within(0.00005));
    }

    @Test
    void whenEveryTickFoundTheSystemSideTheRangeStillSaysHowMuchUserTimeMayHide() {
        TickSplit split = TickSplit.of(0, 1_000_000_000, 250);
        assertThat(shareError(split)).isZero();
        Interval interval = split.userShareInterval(0.95);
        assertThat(interval.low()).isCloseTo(0, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.015, within(0.001));
    }

    @Test
    void noCpuTimeAndClocksThatRanBackwardsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TickSplit.of(0, 0, 250))
                .withMessageContaining("userNanos=0, systemNanos=0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TickSplit.of(-1, 5, 250))
                .withMessageContaining("userNanos=-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TickSplit.of(1, 5, 0))
                .withMessageContaining("ticks above zero");
    }

    @Property
    void fourTimesTheTimeHalvesTheErrorAndTheSidesAreAlike(
            @ForAll @LongRange(min = 1_000_000, max = 1_000_000_000) long user,
            @ForAll @LongRange(min = 1_000_000, max = 1_000_000_000) long system) {
        TickSplit split = TickSplit.of(user, system, 250);
        assertThat(shareError(TickSplit.of(4 * user, 4 * system, 250))).isCloseTo(shareError(split) / 2, within(1e-12));
        assertThat(TickSplit.of(system, user, 250).errorNanos()).isCloseTo(split.errorNanos(), within(1e-3));
        assertThat(split.userShareInterval(0.95).contains(split.userShare())).isTrue();
    }

    private static double sampledUserShare(double userShare, Random random) {
        double tickMicros = 4000;
        double nextTickMicros = tickMicros * random.nextDouble();
        double nowMicros = 0;
        int user = 0;
        int ticks = 0;
        while (ticks < 250) {
            double messageMicros = 100 + 200 * random.nextDouble();
            while (ticks < 250 && nextTickMicros < nowMicros + messageMicros) {
                user += nextTickMicros < nowMicros + userShare * messageMicros ? 1 : 0;
                ticks++;
                nextTickMicros += tickMicros;
            }
            nowMicros += messageMicros;
        }
        return user / (double) ticks;
    }

    /** One standard error of the user share. */
    private static double shareError(TickSplit split) {
        return split.errorNanos() / (split.userNanos() + split.systemNanos());
    }
}
