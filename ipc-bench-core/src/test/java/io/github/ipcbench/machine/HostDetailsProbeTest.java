package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.CpuCache;
import io.github.ipcbench.results.HostDetails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDetailsProbeTest {
    private static final CpuAccounting NOT_TRIED =
            new CpuAccounting(CpuAccounting.UNKNOWN, OptionalInt.empty(), "not tried");

    @TempDir
    private Path folder;

    @Test
    void this_machine_is_described() {
        HostDetails details = HostDetailsProbe.detect(folder, NOT_TRIED, List.of("-Xmx64m", "-cp"));

        assertThat(details.accounting()).isEqualTo(NOT_TRIED);
        assertThat(details.sysctls()).containsKeys("net.unix.max_dgram_qlen", "net.core.wmem_max");
        assertThat(details.sysctls().get("net.core.wmem_max")).isGreaterThan(1_000);
        assertThat(details.tempMountOptions()).contains("rw");
        assertThat(details.caches()).allSatisfy(cache -> {
            assertThat(cache.level()).isPositive();
            assertThat(cache.sizeBytes()).isPositive();
        });
        assertThat(details.caches()).extracting(CpuCache::level).isSorted();
        assertThat(details.workerJvmFlags()).containsExactly("-Xmx64m");
        assertThat(details.toString())
                .doesNotContain(folder.toString(), System.getProperty("user.home"), System.getProperty("user.dir"));
    }

    @Test
    void a_distribution_is_its_name_and_number() {
        assertThat(HostDetailsProbe.distribution(
                        "PRETTY_NAME=\"Debian 12\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID='12'\n"))
                .contains("Debian GNU/Linux 12");
        assertThat(HostDetailsProbe.distribution("NAME=Arch\nVERSION_ID=\n")).contains("Arch");
        assertThat(HostDetailsProbe.distribution("ID=none\n")).isEmpty();
    }

    @Test
    void settings_that_are_missing_or_no_numbers_are_absent() throws Exception {
        Files.createDirectories(folder.resolve("net/core"));
        Files.writeString(folder.resolve("net/core/wmem_max"), "212992\n");
        Files.writeString(folder.resolve("net/core/rmem_max"), "much\n");

        assertThat(HostDetailsProbe.sysctls(folder)).isEqualTo(Map.of("net.core.wmem_max", 212992L));
    }

    @Test
    void only_options_that_concern_accounting_are_kept() {
        KernelConfig config = new KernelConfig(Map.of("HZ", "250", "NO_HZ_FULL", "n", "LOCALVERSION", "\"-ann\""));

        assertThat(HostDetailsProbe.kernelOptions(Optional.of(config)))
                .isEqualTo(Map.of("HZ", "250", "NO_HZ_FULL", "n"));
        assertThat(HostDetailsProbe.kernelOptions(Optional.empty())).isEmpty();
    }

    @Test
    void only_flags_that_change_the_cost_and_have_no_room_for_a_name_are_kept() {
        assertThat(HostDetailsProbe.costFlags(List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:off",
                        "-XX:OnOutOfMemoryError=mail ann",
                        "-XX:ErrorFile=ann.log",
                        "-Xlog:gc:ann.log",
                        "-Xbootclasspath/a:ann.jar",
                        "-XX:HeapDumpPath=/home/ann",
                        "-javaagent:/opt/agent.jar",
                        "-Dmaven.home=/usr/share/maven",
                        "-ea")))
                .containsExactly("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:off");
    }
}
