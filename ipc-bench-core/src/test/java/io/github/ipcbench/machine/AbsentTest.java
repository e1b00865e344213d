package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AbsentTest {
    @Property
    void a_counter_that_went_on_tells_how_far(
            @ForAll @LongRange(max = 1L << 60) long before, @ForAll @LongRange(max = 1L << 60) long step) {
        assertThat(Absent.difference(OptionalLong.of(before), OptionalLong.of(before + step)))
                .hasValue(step);
    }

    @Test
    void a_counter_that_ran_backwards_is_absent_not_zero() {
        assertThat(Absent.difference(OptionalLong.of(5), OptionalLong.of(4))).isEmpty();
    }

    @Test
    void what_was_not_read_makes_the_difference_absent() {
        assertThat(Absent.difference(OptionalLong.empty(), OptionalLong.of(4))).isEmpty();
        assertThat(Absent.difference(OptionalLong.of(4), OptionalLong.empty())).isEmpty();
        assertThat(Absent.times(OptionalLong.empty(), 1000)).isEmpty();
    }
}
