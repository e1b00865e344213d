package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PeriodTest {
    private static final long MILLI = 1_000_000;
    private static final int MESSAGES = 200;

    @Property
    void eachEndHasItsTimeAlone(@ForAll @LongRange(min = 0, max = 1000 * MILLI) long messageNanos) {
        assertThat(CallStudy.periodNanos(messageNanos)).isBetween(3 * MILLI, 4 * messageNanos + 4 * MILLI);
    }

    /** Ticks come every millisecond, every fourth or every tenth; none may always meet the same call. */
    @Property
    void messagesAreInStepWithNoTimer(
            @ForAll @LongRange(min = 0, max = 10 * MILLI) long messageNanos,
            @ForAll @IntRange(min = 1, max = 10) int tick) {
        long period = CallStudy.periodNanos(messageNanos);

        long phases = LongStream.range(0, MESSAGES)
                .map(n -> n * period % (tick * MILLI) * 10 / (tick * MILLI))
                .distinct()
                .count();

        assertThat(phases).as("tenths of a tick that a message met").isEqualTo(10);
    }
}
