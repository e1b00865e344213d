package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ipcbench.judgement.NoiseDoubts;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.CpuSet;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerNoise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Noise planted by real processes must be seen in the kernel's counters and raise each doubt. */
@Tag("forks")
class NoiseOfSpinnersTest {
    private static final Duration WINDOW = Duration.ofMillis(700);
    private static final WorkerNoise IDLE_PARTNER = new WorkerNoise(
            WINDOW.toNanos(),
            OptionalLong.of(0),
            OptionalLong.of(0),
            OptionalLong.of(0),
            OptionalLong.of(0),
            OptionalLong.of(0),
            OptionalLong.of(0));

    private static final Linux LINUX = Linux.ofThisProcess();
    private static final CpuClocks CLOCKS = new CpuClocks(LINUX);

    private static NoiseRecord noise;

    @BeforeAll
    static void workAmongSpinners() throws Exception {
        try (Spinners spinners = Spinners.perCpu(2)) {
            assertThat(spinners).isNotNull();
            MachineNoiseSample machineBefore = MachineNoiseSample.take();
            WorkerNoiseSample workerBefore = WorkerNoiseSample.ofCurrentThread(CLOCKS);
            keepBusy(WINDOW);
            WorkerNoise worker = workerBefore.until(WorkerNoiseSample.ofCurrentThread(CLOCKS));
            noise = new NoiseRecord(worker, IDLE_PARTNER, machineBefore.until(MachineNoiseSample.take()));
        }
    }

    @AfterAll
    static void forget() {
        noise = null;
    }

    @Test
    void other_processes_are_noticed() {
        assertThat(codes(noise)).contains("other-processes");
    }

    @Test
    void waiting_for_a_cpu_is_noticed() {
        assumeTrue(noise.sender().runQueueDelayNanos().isPresent(), "this kernel keeps no schedstat");
        assertThat(codes(noise)).contains("run-queue-delay");
    }

    @Test
    void being_made_to_yield_is_noticed() {
        assertThat(codes(noise)).contains("involuntary-switches");
    }

    @Test
    void pressure_is_noticed() {
        assumeTrue(noise.machine().cpuPressureNanos().isPresent(), "this kernel keeps no pressure figures");
        assertThat(codes(noise)).contains("cpu-pressure");
    }

    @Test
    void being_moved_about_is_noticed() {
        CpuSet everywhere = CpuAffinity.available().orElseThrow();
        assumeTrue(everywhere.cpus().size() > 1, "migration takes two CPUs");
        WorkerNoiseSample before = WorkerNoiseSample.ofCurrentThread(CLOCKS);
        for (int move = 0; move < 100; move++) {
            everywhere.cpus().forEach(cpu -> CpuAffinity.moveTo(LINUX, CpuSet.of(cpu)));
        }
        WorkerNoise moved = before.until(WorkerNoiseSample.ofCurrentThread(CLOCKS));
        CpuAffinity.moveTo(LINUX, everywhere);
        assumeTrue(moved.migrations().isPresent(), "this kernel counts no migrations");
        assertThat(codes(new NoiseRecord(moved, IDLE_PARTNER, noise.machine()))).contains("migrations");
    }

    @Test
    void load_is_noticed() throws Exception {
        int cpus = Runtime.getRuntime().availableProcessors();
        try (Spinners spinners = Spinners.politePerCpu(16)) {
            assertThat(spinners).isNotNull();
            // The kernel brings the average up to date every five seconds.
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            List<Warning> warnings = List.of();
            while (warnings.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(100);
                OptionalDouble load = EnvironmentProbe.loadAverage(Path.of("/"));
                warnings = NoiseDoubts.ofSession(load, cpus, Optional.empty());
            }
            assertThat(warnings).extracting(Warning::code).containsExactly(WarningCode.LOAD);
        }
    }

    private static List<String> codes(NoiseRecord record) {
        return NoiseDoubts.ofRun(record, false).stream()
                .map(warning -> warning.code().id())
                .toList();
    }

    private static void keepBusy(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
