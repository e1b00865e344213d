package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BenchmarkPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerFlagsTest {
    private static final Optional<String> ARCHIVE = Optional.of("-XX:SharedArchiveFile=/a");
    private static final List<String> OURS = WorkerFlags.beside(List.of(), 4096, ARCHIVE);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -XX:+UseZGC                       | -XX:+UseSerialGC
            -XX:+UseG1GC                      | -XX:+UseSerialGC
            -XX:-UseSerialGC                  | -XX:+UseSerialGC
            -Xmx32m                           | -Xms64m -Xmx64m
            -mx32m                            | -Xms64m -Xmx64m
            -Xms256m                          | -Xms64m -Xmx64m
            -Xmn48m                           | -Xms64m -Xmx64m
            -XX:MaxHeapSize=32m               | -Xms64m -Xmx64m
            -XX:MaxRAMPercentage=10           | -Xms64m -Xmx64m
            -XX:MaxDirectMemorySize=1g        | -XX:MaxDirectMemorySize=4096
            -XX:+UsePerfData                  | -XX:-UsePerfData
            -XX:ErrorFile=/tmp/x              | -XX:+ErrorFileToStderr
            -XX:+CreateCoredumpOnCrash        | -XX:-CreateCoredumpOnCrash
            -Xshare:off                       | -Xshare:auto
            -XX:SharedArchiveFile=/b          | -XX:SharedArchiveFile=/a
            -XX:ArchiveClassesAtExit=/b       | -XX:SharedArchiveFile=/a
            -XX:AOTCache=/b                   | -XX:SharedArchiveFile=/a
            --enable-native-access=java.base  | --enable-native-access=ALL-UNNAMED
            """)
    void aFlagOfTheUsersTakesThePlaceOfOursOfItsKind(String users, String replaced) {
        List<String> rest = new ArrayList<>(OURS);
        rest.removeAll(Arrays.asList(replaced.split(" ", -1)));

        assertThat(rest).hasSizeLessThan(OURS.size());
        assertThat(WorkerFlags.beside(List.of(users), 4096, ARCHIVE)).isEqualTo(rest);
    }

    /** Real Java runtimes: together with a flag of ours of the same kind, none of these would start. */
    @Tag("forks")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseZGC",
                "-XX:+UseG1GC",
                "-Xmx32m",
                "-Xms256m",
                "-XX:MaxRAMPercentage=5",
                "-XX:MaxDirectMemorySize=32m",
                "--enable-native-access=ALL-UNNAMED"
            })
    void aWorkerRunsWithTheUsersFlagAndSaysSo(String users) throws Exception {
        BenchmarkPlan plan = TestPlans.withJvmArguments(
                TestPlans.of(directory, 1, OptionalLong.of(1), 4096, "socket"), List.of(users));
        try (HostProbe probe = HostProbe.open(plan, WorkerCommand.ofThisProcess(), warning -> {})) {
            List<String> flags = probe.host().jvmFlags();

            assertThat(flags).containsOnlyOnce(users);
            assertThat(flags)
                    .filteredOn(flag -> flag.matches("-XX:\\+Use\\w+GC"))
                    .hasSize(1);
            assertThat(flags)
                    .filteredOn(flag -> flag.matches("-Xmx.*|-XX:MaxHeapSize=.*"))
                    .hasSize(1);
        }
    }

    @Test
    void aFlagOfAnotherKindTakesNothingAway() {
        List<String> users = List.of(
                "-Xss1m",
                "-Xint",
                "-Xlog:gc",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseStringDeduplication",
                "-XX:+AlwaysPreTouch",
                "-Dx=-Xmx1m",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-javaagent:/a/b.jar=-Xmx1m",
                "@arguments");

        assertThat(WorkerFlags.beside(users, 4096, ARCHIVE)).isEqualTo(OURS);
    }
}
