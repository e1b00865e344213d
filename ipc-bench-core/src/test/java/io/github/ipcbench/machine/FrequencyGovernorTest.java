package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrequencyGovernorTest {
    @TempDir
    private Path cpus;

    @Test
    void cpus_of_one_mind_name_one_governor() throws Exception {
        govern("cpu0", "performance");
        govern("cpu1", "performance");
        assertThat(FrequencyGovernor.in(cpus)).contains("performance");
    }

    @Test
    void cpus_that_differ_name_each_once_in_a_stated_order() throws Exception {
        govern("cpu0", "schedutil");
        govern("cpu1", "performance");
        govern("cpu10", "schedutil");
        assertThat(FrequencyGovernor.in(cpus)).contains("performance,schedutil");
    }

    @Test
    void folders_that_are_no_cpus_do_not_count() throws Exception {
        govern("cpufreq", "userspace");
        Files.createDirectories(cpus.resolve("cpu0"));
        assertThat(FrequencyGovernor.in(cpus)).isEmpty();
        assertThat(FrequencyGovernor.in(cpus.resolve("missing"))).isEmpty();
    }

    private void govern(String cpu, String governor) throws IOException {
        Path folder = Files.createDirectories(cpus.resolve(cpu).resolve("cpufreq"));
        Files.writeString(folder.resolve("scaling_governor"), governor + "\n");
    }
}
