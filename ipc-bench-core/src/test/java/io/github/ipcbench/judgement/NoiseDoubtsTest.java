package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerNoise;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Thresholds on plain values; {@code NoiseOfSpinnersTest} plants real noise. */
class NoiseDoubtsTest {
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final WorkerNoise QUIET_WORKER = worker(450, 550, 20, 30_000, 20, 2);
    private static final MachineNoise QUIET_MACHINE = machine(1_150, 0, 60);

    @Test
    void a_quiet_run_raises_no_doubt() {
        NoiseRecord quiet = new NoiseRecord(QUIET_WORKER, QUIET_WORKER, QUIET_MACHINE);
        assertThat(NoiseDoubts.ofRun(quiet, false)).isEmpty();
        assertThat(NoiseDoubts.ofRun(quiet, true)).isEmpty();
    }

    @Test
    void two_workers_that_share_a_cpu_and_take_turns_raise_no_doubt() {
        WorkerNoise sender = worker(500, 520, 260, 29_000, 33_000, 2);
        WorkerNoise receiver = worker(490, 520, 280, 45_000, 17_000, 4);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(sender, receiver, machine(1_060, 0, 500)), false))
                .isEmpty();
    }

    @Test
    void pinned_apart_waiting_and_yielding_is_nobodys_turn_but_noise() {
        WorkerNoise delayed = worker(500, 520, 260, 29_000, 33_000, 2);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(delayed, QUIET_WORKER, QUIET_MACHINE), true))
                .containsExactly(
                        Warning.of(WarningCode.RUN_QUEUE_DELAY, "sender", 0.26),
                        Warning.of(WarningCode.INVOLUNTARY_SWITCHES, "sender", 66_000));
    }

    @Test
    void a_worker_that_its_partner_wakes_upon_is_no_noise() {
        // As seen in mode file on a quiet machine: the receiver wakes on the sender's CPU, thousands of times a second.
        WorkerNoise sender = worker(1_060, 1_100, 48, 75, 1_943, 0);
        WorkerNoise receiver = worker(710, 740, 49, 15_258, 125, 60);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(sender, receiver, machine(1_900, 0, 76)), false))
                .isEmpty();
    }

    @Test
    void what_pinned_workers_met_on_a_quiet_machine_raises_no_doubt() {
        WorkerNoise seldomSleeping = worker(950, 980, 8, 20, 47, 0);
        WorkerNoise oftenSleeping = worker(80, 120, 85, 530, 61, 0);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(seldomSleeping, oftenSleeping, machine(1_150, 0, 140)), true))
                .isEmpty();
    }

    @Test
    void delay_beyond_the_partners_turns_is_noise() {
        WorkerNoise delayed = worker(300, 320, 650, 10, 10, 0);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, delayed, machine(900, 0, 60)), false))
                .containsExactly(Warning.of(WarningCode.RUN_QUEUE_DELAY, "receiver", 0.2));
    }

    @Test
    void yielding_without_ever_sleeping_is_noise() {
        WorkerNoise preempted = worker(900, 920, 20, 3, 120, 0);
        WorkerNoise seldomAwake = worker(100, 120, 20, 10, 2, 0);
        assertThat(codes(new NoiseRecord(preempted, seldomAwake, QUIET_MACHINE)))
                .containsExactly(WarningCode.INVOLUNTARY_SWITCHES);
    }

    @Test
    void frequent_migrations_are_noise() {
        WorkerNoise migrating = worker(450, 550, 20, 30_000, 20, 300);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, migrating, QUIET_MACHINE), false))
                .containsExactly(Warning.of(WarningCode.MIGRATIONS, "receiver", 300));
    }

    @Test
    void cpu_time_that_neither_worker_used_is_noise() {
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, QUIET_WORKER, machine(1_900, 0, 60)), false))
                .containsExactly(Warning.of(WarningCode.OTHER_PROCESSES, 0.4));
    }

    @Test
    void steal_is_noise() {
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, QUIET_WORKER, machine(1_150, 100, 60)), false))
                .containsExactly(Warning.of(WarningCode.STEAL, 0.05));
    }

    @Test
    void pressure_beyond_the_workers_turns_is_noise() {
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, QUIET_WORKER, machine(1_150, 0, 500)), false))
                .containsExactly(Warning.of(WarningCode.CPU_PRESSURE, 0.46));
    }

    @Test
    void a_quota_that_holds_threads_back_is_noise() {
        MachineNoise quiet = machine(1_150, 0, 60);
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, QUIET_WORKER, throttled(quiet, 30)), false))
                .isEmpty();
        assertThat(NoiseDoubts.ofRun(new NoiseRecord(QUIET_WORKER, QUIET_WORKER, throttled(quiet, 500)), false))
                .containsExactly(Warning.of(WarningCode.THROTTLED, 0.25));
    }

    private static MachineNoise throttled(MachineNoise quiet, long millis) {
        return new MachineNoise(
                quiet.wallNanos(),
                quiet.cpus(),
                quiet.busyNanos(),
                quiet.stealNanos(),
                quiet.cpuPressureNanos(),
                millis(millis),
                quiet.loadAverage(),
                quiet.frequencyGovernor());
    }

    /** A machine whose CPUs are not counted: what is a share of all of them is not known. */
    @Test
    void without_a_number_of_cpus_there_is_no_share_of_them() {
        OptionalLong much = OptionalLong.of(2 * SECOND_NANOS);
        MachineNoise machine = new MachineNoise(
                SECOND_NANOS,
                OptionalInt.empty(),
                much,
                much,
                OptionalLong.of(0),
                much,
                OptionalDouble.empty(),
                Optional.empty());
        assertThat(codes(new NoiseRecord(QUIET_WORKER, QUIET_WORKER, machine))).isEmpty();
    }

    @Test
    void a_load_that_is_not_known_is_no_load() {
        assertThat(NoiseDoubts.ofSession(OptionalDouble.empty(), 2, Optional.empty()))
                .isEmpty();
    }

    @Test
    void absent_sources_raise_no_doubt() {
        OptionalLong absent = OptionalLong.empty();
        WorkerNoise worker = new WorkerNoise(SECOND_NANOS, absent, absent, absent, absent, absent, absent);
        MachineNoise machine = new MachineNoise(
                SECOND_NANOS,
                OptionalInt.of(2),
                absent,
                absent,
                absent,
                absent,
                OptionalDouble.empty(),
                Optional.empty());
        assertThat(codes(new NoiseRecord(worker, worker, machine))).isEmpty();
    }

    @Test
    void half_a_source_raises_no_doubt_either() {
        OptionalLong absent = OptionalLong.empty();
        OptionalLong much = OptionalLong.of(SECOND_NANOS);
        WorkerNoise delayOnly = new WorkerNoise(SECOND_NANOS, absent, absent, much, absent, much, absent);
        WorkerNoise nothing = new WorkerNoise(SECOND_NANOS, absent, absent, absent, absent, absent, absent);
        assertThat(codes(new NoiseRecord(delayOnly, nothing, machine(2_000, 0, 900))))
                .isEmpty();
    }

    @Test
    void load_counts_per_cpu() {
        assertThat(NoiseDoubts.ofSession(OptionalDouble.of(3.9), 2, Optional.empty()))
                .isEmpty();
        assertThat(NoiseDoubts.ofSession(OptionalDouble.of(4.1), 2, Optional.empty()))
                .containsExactly(Warning.of(WarningCode.LOAD, 4.1, 2));
    }

    @Test
    void only_the_performance_governor_keeps_the_frequency() {
        assertThat(NoiseDoubts.ofSession(OptionalDouble.of(0), 2, Optional.of("performance")))
                .isEmpty();
        assertThat(NoiseDoubts.ofSession(OptionalDouble.of(0), 2, Optional.of("performance,powersave")))
                .containsExactly(Warning.of(WarningCode.FREQUENCY_GOVERNOR, "performance,powersave"));
    }

    private static List<WarningCode> codes(NoiseRecord noise) {
        return NoiseDoubts.ofRun(noise, false).stream().map(Warning::code).toList();
    }

    private static WorkerNoise worker(
            long loopMillis, long processMillis, long delayMillis, long voluntary, long involuntary, long migrations) {
        return new WorkerNoise(
                SECOND_NANOS,
                millis(loopMillis),
                millis(processMillis),
                millis(delayMillis),
                OptionalLong.of(voluntary),
                OptionalLong.of(involuntary),
                OptionalLong.of(migrations));
    }

    private static MachineNoise machine(long busyMillis, long stealMillis, long pressureMillis) {
        return new MachineNoise(
                SECOND_NANOS,
                OptionalInt.of(2),
                millis(busyMillis),
                millis(stealMillis),
                millis(pressureMillis),
                OptionalLong.empty(),
                OptionalDouble.of(0.3),
                Optional.of("performance"));
    }

    private static OptionalLong millis(long millis) {
        return OptionalLong.of(millis * 1_000_000);
    }
}
