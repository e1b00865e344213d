package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** On simulated workers, whose time is counted and not waited for. */
class WarmUpTest {
    private static final long MILLI = 1_000_000;

    /** What a message costs follows from the nanoseconds that the workers have been at work. */
    private static final class Workers implements WarmUp.Mover {
        private final LongUnaryOperator cost;
        private long nanos;
        private long longestRound;

        Workers(LongUnaryOperator cost) {
            this.cost = cost;
        }

        @Override
        public long move(long messages) {
            long round = messages * cost.applyAsLong(nanos);
            nanos += round;
            longestRound = Math.max(longestRound, round);
            return round;
        }
    }

    @Test
    void steadyWorkersWarmUpForTheUsualTime() throws Exception {
        Workers workers = new Workers(nanos -> 10_000);
        assertThat(WarmUp.by(workers)).isEqualTo(10_000);
        assertThat(workers.nanos / MILLI).isBetween(270L, 330L);
        assertThat(workers.longestRound / MILLI).isEqualTo(60);
    }

    @Test
    void workersThatAreStillGettingFasterGoOnUntilTheyAreNot() throws Exception {
        Workers workers = new Workers(nanos -> nanos < 350 * MILLI ? 20_000 - nanos / 25_000 : 5_000);
        assertThat(WarmUp.by(workers)).isEqualTo(5_000);
        assertThat(workers.nanos / MILLI).isBetween(400L, 540L);
    }

    @Test
    void workersThatNeverSettleStopAtTheLimit() throws Exception {
        Workers workers = new Workers(nanos -> Math.round(20_000 * Math.exp(-nanos / (200.0 * MILLI))));
        WarmUp.by(workers);
        assertThat(workers.nanos / MILLI).isBetween(540L, 600L);
    }

    @Test
    void oneMessageThatTakesLongerThanTheLimitIsEnough() throws Exception {
        Workers workers = new Workers(nanos -> 2_000 * MILLI);
        assertThat(WarmUp.by(workers)).isEqualTo(2e9, within(1.0));
        assertThat(workers.nanos).isEqualTo(2_000 * MILLI);
    }
}
