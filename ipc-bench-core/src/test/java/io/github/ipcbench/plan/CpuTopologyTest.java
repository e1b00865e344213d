package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTopologyTest {
    @TempDir
    Path cpus;

    @Test
    void splitTakesTheFirstTwoThatShareTheNearestCacheAndNoCore() throws IOException {
        // Two clusters of two cores of two threads; a cluster has a cache of level 2, all have one of level 3.
        for (int cpu = 0; cpu < 8; cpu++) {
            String core = cpu / 2 * 2 + "-" + (cpu / 2 * 2 + 1);
            cpu(cpu, core, core, cpu / 4 * 4 + "-" + (cpu / 4 * 4 + 3), "0-7");
        }
        assertThat(split(0, 1, 2, 3, 4, 5, 6, 7)).isEqualTo("0,2");
        assertThat(split(1, 4, 6)).isEqualTo("4,6");
        assertThat(split(1, 5)).isEqualTo("1,5");
        assertThat(split(0, 1)).isEqualTo("none");
        assertThat(split(3)).isEqualTo("none");
    }

    @Test
    void cpusThatShareNoCacheAreNotSplit() throws IOException {
        cpu(0, "0", "0", "0", "0");
        cpu(1, "1", "1", "1", "1");
        assertThat(split(0, 1)).isEqualTo("none");
    }

    @Test
    void whereTheKernelTellsNothingThereIsNone() {
        assertThat(split(0, 1)).isEqualTo("none");
    }

    private String split(Integer... allowed) {
        return new CpuTopology(cpus)
                .split(List.of(allowed))
                .map(Affinity::toString)
                .orElse("none");
    }

    private void cpu(int number, String core, String... sharedByLevel) throws IOException {
        Path cpu = cpus.resolve("cpu" + number);
        write(cpu.resolve("topology/thread_siblings_list"), core);
        for (int index = 0; index < sharedByLevel.length; index++) {
            write(cpu.resolve("cache/index" + index + "/level"), Integer.toString(index + 1));
            write(cpu.resolve("cache/index" + index + "/shared_cpu_list"), sharedByLevel[index]);
        }
    }

    private static void write(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n");
    }
}
