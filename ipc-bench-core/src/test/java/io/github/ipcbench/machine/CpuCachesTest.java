package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.CpuCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuCachesTest {
    @TempDir
    Path cpus;

    @Test
    void eachKindStandsOnceInTheOrderOfLevels() throws IOException {
        for (int cpu = 0; cpu < 2; cpu++) {
            cache(cpu, 0, "1", "Data", "32K");
            cache(cpu, 1, "1", "Instruction", "64K");
            cache(cpu, 2, "2", "Unified", "1024K");
        }
        Files.createDirectories(cpus.resolve("cpufreq"));

        assertThat(CpuCaches.under(cpus))
                .containsExactly(
                        new CpuCache(1, "data", 32 << 10),
                        new CpuCache(1, "instruction", 64 << 10),
                        new CpuCache(2, "unified", 1 << 20));
    }

    @Test
    void whatIsNotUnderstoodIsLeftOut() throws IOException {
        cache(0, 0, "1", "Data", "much");
        cache(0, 1, "first", "Data", "32K");

        assertThat(CpuCaches.under(cpus)).isEmpty();
        assertThat(CpuCaches.under(cpus.resolve("missing"))).isEmpty();
    }

    private void cache(int cpu, int index, String level, String type, String size) throws IOException {
        Path directory = Files.createDirectories(cpus.resolve("cpu" + cpu + "/cache/index" + index));
        Files.writeString(directory.resolve("level"), level + "\n");
        Files.writeString(directory.resolve("type"), type + "\n");
        Files.writeString(directory.resolve("size"), size + "\n");
    }
}
