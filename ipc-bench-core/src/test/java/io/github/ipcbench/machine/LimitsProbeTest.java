package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.CpuSet;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsProbeTest {
    @Tag("native")
    @Test
    void this_machine_is_probed_and_left_as_it_was(@TempDir Path folder) {
        CpuSet before = CpuAffinity.available().orElseThrow();

        List<LimitRow> rows = LimitsProbe.run(folder);

        assertThat(rows)
                .extracting(LimitRow::name)
                .startsWith("system", "native calls", "wall clock", "thread CPU clock", "clock source")
                .contains("CPU accounting", "affinity", "noise record", "CPU frequency", "files");
        assertThat(rows).allSatisfy(row -> assertThat(row.value()).isNotBlank());
        assertThat(row(rows, "system").verdict()).isEqualTo(Verdict.GOOD);
        assertThat(row(rows, "native calls").verdict()).isEqualTo(Verdict.GOOD);
        assertThat(CpuAffinity.available().orElseThrow()).isEqualTo(before);
    }

    @Tag("forks")
    @Test
    void without_the_native_library_the_other_rows_still_stand() throws Exception {
        String rows = ForkedJava.outputOf(
                ForkedJava.command(Main.class, "-Dipcbench.native=jna", "-Djna.nosys=true", "-Djna.nounpack=true"));

        assertThat(rows.lines())
                .contains("MISSING native calls", "GOOD system")
                .anyMatch(row -> row.endsWith(" files"))
                .noneMatch(row -> row.endsWith(" affinity"));
    }

    /** Prints the verdict and the name of each row. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            LimitsProbe.run(Path.of(System.getProperty("java.io.tmpdir")))
                    .forEach(row -> System.out.println(row.verdict() + " " + row.name()));
        }
    }

    @Test
    void sampled_accounting_limits_and_precise_accounting_does_not() {
        assertThat(LimitsProbe.accounting(new CpuAccounting(CpuAccounting.TICK, OptionalInt.of(250), "tried")))
                .isEqualTo(new LimitRow(
                        "CPU accounting",
                        "tick at 250 Hz (tried); user and system parts of short runs are rough",
                        Verdict.LIMITED));
        assertThat(LimitsProbe.accounting(new CpuAccounting(CpuAccounting.PRECISE, OptionalInt.empty(), "tried")))
                .isEqualTo(new LimitRow("CPU accounting", "precise (tried)", Verdict.GOOD));
    }

    @Test
    void affinity_says_where_or_why_not() {
        CpuSet two = new CpuSet(List.of(0, 1));
        assertThat(LimitsProbe.affinity(two, Optional.empty()))
                .isEqualTo(new LimitRow("affinity", "permitted on CPUs 0-1", Verdict.GOOD));
        assertThat(LimitsProbe.affinity(CpuSet.of(3), Optional.empty()))
                .isEqualTo(new LimitRow("affinity", "only CPU 3 is available, both workers share it", Verdict.LIMITED));
        assertThat(LimitsProbe.affinity(two, Optional.of("[1] Operation not permitted")))
                .isEqualTo(new LimitRow("affinity", "not permitted: [1] Operation not permitted", Verdict.MISSING));
    }

    @Test
    void a_fixed_frequency_is_good_and_a_changing_one_limits() {
        assertThat(LimitsProbe.frequency(Optional.of("performance")).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(LimitsProbe.frequency(Optional.of("schedutil")).value()).contains("schedutil");
        assertThat(LimitsProbe.frequency(Optional.empty()).verdict()).isEqualTo(Verdict.LIMITED);
    }

    @Test
    void a_fine_clock_is_good_a_coarse_one_limits_and_a_broken_one_is_told() {
        assertThat(ClockLimits.clock("wall clock", 1, System::nanoTime).verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(ClockLimits.clock("coarse", 4_000_000, () -> System.nanoTime() / 4_000_000 * 4_000_000)
                        .verdict())
                .isEqualTo(Verdict.LIMITED);
        assertThat(ClockLimits.clock("stopped", 1, () -> 42))
                .extracting(LimitRow::verdict, LimitRow::value)
                .containsExactly(Verdict.MISSING, "stood still for 20000000 ns");
        PrimitiveIterator.OfLong backwards =
                LongStream.iterate(100, nanos -> nanos - 1).iterator();
        assertThat(ClockLimits.clock("backwards", 1, backwards::nextLong).value())
                .isEqualTo("ran backwards from 100 to 99 ns");
    }

    @Test
    void a_clock_outside_the_processor_limits() {
        assertThat(ClockLimits.source(Optional.of("tsc")).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(ClockLimits.source(Optional.empty()).value()).startsWith("not known");
        assertThat(ClockLimits.source(Optional.of("hpet")).verdict()).isEqualTo(Verdict.LIMITED);
    }

    private static LimitRow row(List<LimitRow> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }
}
