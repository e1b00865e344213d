package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
    @TempDir
    Path root;

    @Test
    void ofVersion2TheTightestLimitFromTheRootToTheGroupCounts() throws IOException {
        write("cpu.max", "max 100000");
        write("a/cpu.max", "50000 100000");
        write("a/b/cpu.max", "400000 100000");
        write("a/memory.max", "max");
        write("a/b/memory.max", "1073741824");

        assertThat(group("0::/a/b").cpuQuota()).hasValue(0.5);
        assertThat(group("0::/a/b").memoryLimit()).hasValue(1L << 30);
        assertThat(group("0::/").cpuQuota()).isEmpty();
        assertThat(group("0::/").memoryLimit()).isEmpty();
    }

    @Test
    void ofVersion1EachKindOfLimitHasATreeOfItsOwn() throws IOException {
        write("cpu/a/cpu.cfs_quota_us", "150000");
        write("cpu/a/cpu.cfs_period_us", "100000");
        write("memory/memory.limit_in_bytes", "9223372036854771712");
        write("memory/b/memory.limit_in_bytes", "536870912");

        ControlGroup group = group("4:memory:/b", "2:cpu,cpuacct:/a", "0::/");

        assertThat(group.cpuQuota()).hasValue(1.5);
        assertThat(group.memoryLimit()).hasValue(1L << 29);
    }

    @Test
    void noQuotaIsNoLimit() throws IOException {
        write("cpu/cpu.cfs_quota_us", "-1");
        write("cpu/cpu.cfs_period_us", "100000");

        assertThat(group("2:cpu:/").cpuQuota()).isEmpty();
    }

    /** Without a cgroup namespace a container sees the host's path, and its own groups at the top. */
    @Test
    void aPathThatIsNotThereLeavesTheLimitsAboveIt() throws IOException {
        write("memory.max", "2048");

        assertThat(group("0::/system.slice/docker-4711.scope").memoryLimit()).hasValue(2048);
    }

    @Test
    void anEnginesNameInThePathTellsAContainer() {
        assertThat(group("0::/kubepods/burstable/pod1").inContainer()).isTrue();
    }

    @Test
    void whereNothingIsKnownNothingLimits() {
        assertThat(group().cpuQuota()).isEmpty();
        assertThat(group().memoryLimit()).isEmpty();
    }

    private ControlGroup group(String... memberships) {
        return new ControlGroup(root, List.of(memberships));
    }

    private void write(String file, String value) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, value + "\n");
    }
}
