package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class PlantedDelayTest {
    private final CpuClocks clocks = new CpuClocks(Linux.ofThisProcess());

    /** Wide bounds: what is asked here is that the delay follows what was asked for, by much more than noise. */
    @Test
    void moreDelayIsAskedForAndMoreIsSpent() {
        double small = PlantedDelay.of(500, clocks).measuredNanos();
        double large = PlantedDelay.of(5_000, clocks).measuredNanos();

        assertThat(small).isBetween(100.0, 2_500.0);
        assertThat(large / small).isBetween(3.0, 30.0);
    }

    @Test
    void aDelayIsSpentForManyMessagesAtOnce() {
        PlantedDelay delay = PlantedDelay.of(5_000, clocks);
        int together = 1_000;
        delay.windowStarts(64L * together);

        double owing = nanosOfMessages(delay, together - 1);
        double spending = nanosOfMessages(delay, 1);

        assertThat(spending).isGreaterThan(owing).isGreaterThan(500.0 * together);
    }

    @Test
    void fewMessagesAreDelayedOneByOne() {
        PlantedDelay delay = PlantedDelay.of(50_000, clocks);
        delay.windowStarts(3);

        assertThat(nanosOfMessages(delay, 3)).isGreaterThan(15_000);
    }

    private double nanosOfMessages(PlantedDelay delay, int messages) {
        long before = clocks.threadCpuNanos();
        for (int message = 0; message < messages; message++) {
            delay.message();
        }
        return clocks.threadCpuNanos() - before;
    }
}
