package io.github.ipcbench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Example
    void aSinglePairSendsOnceAPeriodWithoutAPause() {
        Pace pace = new Pace(7, 3 * MILLI, 20, 0, 1);

        assertThat(List.of(0L, 1L, 20L, 401L)).allSatisfy(n -> {
            assertThat(pace.turnNanos(Side.SENDER, n)).isEqualTo(7 + n * 3 * MILLI);
            assertThat(pace.turnNanos(Side.RECEIVER, n)).isEqualTo(7 + n * 3 * MILLI + 3 * MILLI / 2);
        });
    }

    @Example
    void everyOtherRoundGoesTheOtherWayBehindTheFirstPair() {
        List<Pace> paces = Pace.byTurns(0, MILLI, 2, 3);
        List<Turn> turns = turns(paces, 8);

        assertThat(turns)
                .extracting(Turn::pair)
                .containsExactly(0, 0, 1, 1, 2, 2, 0, 0, 2, 2, 1, 1, 0, 0, 1, 1, 2, 2, 0, 0, 2, 2, 1, 1);
    }

    /** Awake before its burst, at work until the receiver has the last message: nobody else is on the CPUs then. */
    @Property
    void noPairIsAwakeInTheBurstOfAnother(
            @ForAll @LongRange(min = 1, max = 50 * MILLI) long periodNanos,
            @ForAll @IntRange(min = 1, max = 40) int burst,
            @ForAll @IntRange(min = 2, max = 4) int pairs) {
        List<Turn> turns = turns(Pace.byTurns(-MILLI, periodNanos, burst, pairs), 4L * burst);

        for (int i = 1; i < turns.size(); i++) {
            Turn before = turns.get(i - 1);
            Turn turn = turns.get(i);
            if (before.pair() != turn.pair()) {
                assertThat(turn.beginsBurst()).isTrue();
                assertThat(turn.sendNanos() - Pace.AWAKE_BEFORE_BURST_NANOS).isGreaterThan(before.receiveNanos());
            }
        }
    }

    @Example
    void aPaceThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Pace(0, 0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace(0, 1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace(0, 1, 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 of 2");
    }

    private record Turn(int pair, boolean beginsBurst, long sendNanos, long receiveNanos) {}

    private static List<Turn> turns(List<Pace> paces, long messages) {
        List<Turn> turns = new ArrayList<>();
        for (Pace pace : paces) {
            for (long n = 0; n < messages; n++) {
                turns.add(new Turn(
                        pace.pair(),
                        pace.beginsBurst(n),
                        pace.turnNanos(Side.SENDER, n),
                        pace.turnNanos(Side.RECEIVER, n)));
            }
        }
        turns.sort(Comparator.comparingLong(Turn::sendNanos));
        return turns;
    }
}
