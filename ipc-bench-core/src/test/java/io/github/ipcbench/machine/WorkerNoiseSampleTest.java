package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.results.WorkerNoise;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class WorkerNoiseSampleTest {
    private final CpuClocks clocks = new CpuClocks(Linux.ofThisProcess());

    @Test
    void a_thread_that_sleeps_switches_of_its_own_will_and_uses_little_cpu() throws Exception {
        WorkerNoiseSample before = WorkerNoiseSample.ofCurrentThread(clocks);
        for (int i = 0; i < 30; i++) {
            Thread.sleep(2);
        }
        WorkerNoise noise = before.until(WorkerNoiseSample.ofCurrentThread(clocks));

        assertThat(noise.wallNanos()).isGreaterThanOrEqualTo(60_000_000);
        assertThat(noise.voluntarySwitches().orElseThrow()).isGreaterThanOrEqualTo(30);
        assertThat(noise.processCpuNanos().orElseThrow()).isNotNegative();
        noise.loopCpuNanos().ifPresent(cpu -> assertThat(cpu).isLessThan(noise.wallNanos()));
    }

    @Test
    void a_sample_and_itself_are_no_time_apart() {
        WorkerNoiseSample sample = WorkerNoiseSample.ofCurrentThread(clocks);
        WorkerNoise noise = sample.until(sample);
        assertThat(noise.wallNanos()).isZero();
        assertThat(noise.voluntarySwitches()).hasValue(0);
    }
}
