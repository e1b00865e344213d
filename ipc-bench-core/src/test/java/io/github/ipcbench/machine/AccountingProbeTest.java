package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.results.CpuAccounting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountingProbeTest {
    private static final long TRIAL_NANOS = 400_000_000;
    private static final SplitTrace NO_TRIAL = new SplitTrace(List.of());

    @ParameterizedTest
    @ValueSource(ints = {100, 250, 300, 1000})
    void a_kernel_that_samples_by_ticks_is_recognized_with_its_rate(int ticksPerSecond) {
        CpuAccounting accounting = AccountingProbe.judge(
                SimulatedKernel.ticking(1, TRIAL_NANOS, ticksPerSecond), tick(ticksPerSecond), Optional.empty());

        assertThat(accounting.mode()).isEqualTo(CpuAccounting.TICK);
        assertThat(accounting.ticksPerSecond()).hasValue(ticksPerSecond);
        assertThat(accounting.foundBy()).contains(ticksPerSecond + " Hz", "kept its beat");
    }

    @Property(tries = 50)
    void sampling_is_recognized_whatever_the_phases(@ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        assertThat(AccountingProbe.judge(SimulatedKernel.ticking(seed, TRIAL_NANOS, 250), tick(250), Optional.empty())
                        .mode())
                .isEqualTo(CpuAccounting.TICK);
    }

    @Test
    void a_kernel_that_times_every_passage_is_recognized() {
        CpuAccounting accounting =
                AccountingProbe.judge(SimulatedKernel.precise(1, TRIAL_NANOS), tick(250), Optional.empty());

        assertThat(accounting.mode()).isEqualTo(CpuAccounting.PRECISE);
        assertThat(accounting.ticksPerSecond()).isEmpty();
    }

    @Test
    void a_rate_the_trial_contradicts_is_said_to_be_unconfirmed() {
        assertThat(AccountingProbe.judge(SimulatedKernel.ticking(1, TRIAL_NANOS, 250), tick(300), Optional.empty())
                        .foundBy())
                .contains("could not confirm");
    }

    @Test
    void without_a_trial_the_build_options_decide_where_they_can() {
        assertThat(AccountingProbe.judge(NO_TRIAL, tick(250), config("TICK_CPU_ACCOUNTING"))
                        .mode())
                .isEqualTo(CpuAccounting.TICK);
        assertThat(AccountingProbe.judge(NO_TRIAL, tick(250), config("VIRT_CPU_ACCOUNTING_NATIVE"))
                        .mode())
                .isEqualTo(CpuAccounting.PRECISE);
    }

    @Test
    void without_a_trial_the_generic_option_proves_nothing() {
        assertThat(AccountingProbe.judge(NO_TRIAL, tick(250), config("VIRT_CPU_ACCOUNTING_GEN"))
                        .mode())
                .isEqualTo(CpuAccounting.UNKNOWN);
        assertThat(AccountingProbe.judge(NO_TRIAL, OptionalInt.empty(), Optional.empty())
                        .ticksPerSecond())
                .isEmpty();
    }

    @Tag("native")
    @Test
    void this_kernel_is_as_its_own_build_options_say() {
        CpuAccounting accounting = AccountingProbe.detect(Linux.ofThisProcess());

        KernelConfig.ofRunningKernel().ifPresent(config -> {
            if (config.isBuiltIn("TICK_CPU_ACCOUNTING")) {
                assertThat(accounting.mode()).as(accounting.foundBy()).isEqualTo(CpuAccounting.TICK);
                assertThat(accounting.ticksPerSecond())
                        .hasValue(Integer.parseInt(config.options().get("HZ")));
            }
        });
        assertThat(accounting.foundBy()).contains("short phases");
    }

    private static OptionalInt tick(int perSecond) {
        return OptionalInt.of(1_000_000_000 / perSecond);
    }

    private static Optional<KernelConfig> config(String option) {
        return Optional.of(new KernelConfig(Map.of(option, "y")));
    }
}
