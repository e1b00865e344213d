package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "0,1|0-1", "0,2|0,2", "7,3,2,1,0|0-3,7", "63,64,65|63-65"})
    void neighbours_print_as_a_range(String cpus, String printed) {
        List<Integer> numbers =
                Arrays.stream(cpus.split(",", -1)).map(Integer::valueOf).toList();
        assertThat(new CpuSet(numbers)).hasToString(printed);
    }

    @Test
    void an_empty_set_prints_as_nothing() {
        assertThat(new CpuSet(List.of())).hasToString("");
    }

    @Test
    void a_cpu_beyond_the_first_long_has_its_bit_in_the_second() {
        assertThat(CpuSet.of(65).mask(2)).containsExactly(0, 2);
    }

    @Property
    void a_mask_has_the_bits_of_its_set_and_no_other(@ForAll Set<@IntRange(max = 8191) Integer> cpus) {
        CpuSet set = new CpuSet(List.copyOf(cpus));
        assertThat(BitSet.valueOf(set.mask(128)).stream().boxed().toList()).isEqualTo(set.cpus());
    }

    @Property
    void a_printed_list_tells_the_set_it_was_made_of(@ForAll @NotEmpty Set<@IntRange(max = 8191) Integer> cpus) {
        CpuSet set = new CpuSet(List.copyOf(cpus));
        assertThat(CpuSet.ofList(set.toString())).hasValue(set);
    }

    @Property
    void the_printed_list_names_every_cpu_and_no_other(@ForAll Set<@IntRange(max = 300) Integer> cpus) {
        CpuSet set = new CpuSet(List.copyOf(cpus));
        assertThat(namedIn(set.toString())).isEqualTo(set.cpus());
    }

    @Test
    void negative_numbers_and_numbers_too_large_for_the_mask_are_refused() {
        assertThatThrownBy(() -> CpuSet.of(-1)).hasMessage("CPU numbers are 0 or greater, got -1");
        assertThatThrownBy(() -> CpuSet.of(128).mask(2)).hasMessage("CPU numbers are below 128, got 128");
    }

    private static List<Integer> namedIn(String list) {
        return Arrays.stream(list.split(",", -1))
                .filter(range -> !range.isEmpty())
                .flatMap(range -> {
                    String[] ends = range.split("-", -1);
                    int first = Integer.parseInt(ends[0]);
                    int last = Integer.parseInt(ends[ends.length - 1]);
                    return IntStream.rangeClosed(first, last).boxed();
                })
                .toList();
    }
}
