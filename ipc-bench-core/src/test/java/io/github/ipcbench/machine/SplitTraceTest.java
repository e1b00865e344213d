package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTraceTest {
    @Test
    void an_empty_trace_agrees_with_nothing() {
        assertThat(new SplitTrace(List.of()).agreement()).isNaN();
        assertThat(new SplitTrace(List.of()).flips()).isEmpty();
        assertThat(SplitTrace.beat(List.of(), 250)).isNaN();
    }

    @Test
    void each_phase_counts_once_and_by_what_most_of_it_counted_as() {
        SplitTrace trace = new SplitTrace(List.of(
                new SplitTrace.Poll(0, 0, 0, false),
                new SplitTrace.Poll(10, 9, 1, false),
                new SplitTrace.Poll(20, 18, 2, false),
                new SplitTrace.Poll(30, 27, 3, true)));

        assertThat(trace.agreement()).isEqualTo(0.5);
    }

    @Test
    void a_phase_in_which_no_time_was_counted_does_not_agree() {
        SplitTrace trace = new SplitTrace(List.of(
                new SplitTrace.Poll(0, 0, 0, false),
                new SplitTrace.Poll(10, 0, 0, false),
                new SplitTrace.Poll(20, 0, 10, true)));

        assertThat(trace.agreement()).isEqualTo(0.5);
    }

    @Test
    void a_flip_lies_midway_between_the_polls_and_needs_a_decisive_share() {
        SplitTrace trace = new SplitTrace(List.of(
                new SplitTrace.Poll(0, 0, 0, false),
                new SplitTrace.Poll(10, 10, 0, false),
                new SplitTrace.Poll(20, 12, 8, true),
                new SplitTrace.Poll(30, 12, 18, true)));

        assertThat(trace.flips()).containsExactly(25L);
    }

    @Property
    void flips_on_the_beat_are_heard_and_others_are_not(@ForAll @IntRange(min = 50, max = 1000) int perSecond) {
        long tick = 1_000_000_000 / perSecond;
        List<Long> onTheBeat =
                LongStream.range(0, 60).map(i -> 7 + i * i % 97 * tick).boxed().toList();
        List<Long> between = LongStream.range(0, 60)
                .map(i -> i * tick + i * tick / 60)
                .boxed()
                .toList();

        assertThat(SplitTrace.beat(onTheBeat, 1e9 / tick)).isGreaterThan(0.99);
        assertThat(SplitTrace.beat(between, 1e9 / tick)).isLessThan(0.1);
    }
}
