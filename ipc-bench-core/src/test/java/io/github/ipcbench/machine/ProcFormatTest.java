package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcFormatTest {
    private static final long MOST = 999_999_999_999_999_999L;

    @Property
    void schedstat_holds_cpu_time_then_delay(
            @ForAll @LongRange(min = 1, max = MOST) long cpu, @ForAll @LongRange(max = MOST) long delay) {
        assertThat(ProcFormat.schedStat(cpu + " " + delay + " 7\n")).hasValue(new ProcFormat.SchedStat(cpu, delay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0 0\n", "12 34", "a b c", "-1 2 3", "9999999999999999999 1 1"})
    void a_schedstat_that_counts_nothing_is_absent(String text) {
        assertThat(ProcFormat.schedStat(text)).isEmpty();
    }

    @Property
    void a_counter_is_found_by_its_whole_key(@ForAll @LongRange(max = MOST) long value) {
        List<String> status = List.of("nonvoluntary_ctxt_switches:\t5", "voluntary_ctxt_switches:\t" + value);
        assertThat(ProcFormat.counter(status, "voluntary_ctxt_switches")).hasValue(value);
        assertThat(ProcFormat.counter(status, "ctxt_switches")).isEmpty();
    }

    @Test
    void the_padded_lines_of_sched_read_likewise() {
        List<String> sched = List.of(
                "java (6776, #threads: 1)",
                "-------------------------------",
                "se.vruntime                                  :           252.306009",
                "se.nr_migrations                             :                   17");
        assertThat(ProcFormat.counter(sched, "se.nr_migrations")).hasValue(17);
        assertThat(ProcFormat.counter(sched, "se.vruntime")).isEmpty();
    }

    @Test
    void busy_is_all_but_idle_iowait_steal_and_guests() {
        assertThat(ProcFormat.cpuTicks(List.of("cpu  1 20 300 4000 50000 6 70 800 9 9", "cpu0 1 1 1 1 1 1 1 1 1 1")))
                .hasValue(new ProcFormat.CpuTicks(
                        1 + 20 + 300 + 4000 + 50000 + 6 + 70 + 800, 1 + 20 + 300 + 6 + 70, 800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cpu0 1 2 3 4 5 6 7 8", "cpu 1 2 3 4", "cpu a b c d e f g h"})
    void a_stat_without_the_steal_column_is_absent(String line) {
        assertThat(ProcFormat.cpuTicks(List.of(line))).isEmpty();
    }

    @Test
    void cpus_are_counted_by_their_own_lines() {
        assertThat(ProcFormat.onlineCpus(List.of("cpu  1 2", "cpu0 1 2", "cpu11 1 2", "ctxt 5")))
                .hasValue(2);
        assertThat(ProcFormat.onlineCpus(List.of("cpu  1 2"))).isEmpty();
    }

    @Test
    void pressure_is_the_total_of_the_some_line() {
        assertThat(ProcFormat.pressureMicros(List.of(
                        "some avg10=1.78 avg60=1.19 avg300=2.01 total=19716163",
                        "full avg10=0.00 avg60=0.00 avg300=0.00 total=5")))
                .hasValue(19716163);
        assertThat(ProcFormat.pressureMicros(List.of("full avg10=0.00 total=5")))
                .isEmpty();
    }

    @Property
    void the_load_average_is_the_first_word(@ForAll @LongRange(max = 100_000) long hundredths) {
        String word = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
        assertThat(ProcFormat.loadAverage(word + " 2.13 1.24 2/90 17910\n").orElseThrow())
                .isEqualTo(hundredths / 100.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN 1 1", "1,5 1 1", "-1.0 1 1"})
    void a_load_average_that_is_no_number_is_absent(String text) {
        assertThat(ProcFormat.loadAverage(text)).isEmpty();
    }

    @Property
    void no_text_whatever_breaks_a_reader(@ForAll String text, @ForAll List<String> lines) {
        assertThat(ProcFormat.schedStat(text)).isNotNull();
        assertThat(ProcFormat.loadAverage(text)).isNotNull();
        assertThat(ProcFormat.counter(lines, text)).isNotNull();
        assertThat(ProcFormat.cpuTicks(lines)).isNotNull();
        assertThat(ProcFormat.pressureMicros(lines)).isNotNull();
    }

    @Test
    void the_files_of_this_machine_are_understood() throws Exception {
        assertThat(ProcFormat.cpuTicks(Files.readAllLines(Path.of("/proc/stat"))))
                .isPresent();
        assertThat(ProcFormat.onlineCpus(Files.readAllLines(Path.of("/proc/stat")))
                        .orElseThrow())
                .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(ProcFormat.loadAverage(Files.readString(Path.of("/proc/loadavg"))))
                .isPresent();
        assertThat(ProcFormat.counter(
                        Files.readAllLines(Path.of("/proc/thread-self/status")), "voluntary_ctxt_switches"))
                .isPresent();
    }
}
