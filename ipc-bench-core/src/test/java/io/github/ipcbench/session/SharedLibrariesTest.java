package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.plan.BenchmarkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("forks")
class SharedLibrariesTest {
    @TempDir
    private Path directory;

    /** Forbidden to unpack any for itself, a worker has those of its session, and the next one has the same files. */
    @Test
    void workersOfASessionHaveTheSameFiles() throws Exception {
        BenchmarkPlan plan = TestPlans.withJvmArguments(
                TestPlans.of(directory, 1, OptionalLong.of(1), 4096, "socket"),
                List.of(
                        "-Djna.nounpack=true",
                        "-Dorg.newsclub.net.unix.library.override.force=true",
                        "-Dipcbench.native=jna"));
        List<Path> files;
        try (SessionDirectories directories = SessionDirectories.make(plan.tempDirectories(), warning -> {})) {
            HostProbe probe = new HostProbe(plan, WorkerCommand.ofThisProcess(), directories);
            probe.tryMode(plan.cases().get(0));
            files = libraries(directories);
            List<Object> first = identities(files);
            probe.tryMode(plan.cases().get(0));

            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .satisfiesExactlyInAnyOrder(
                            name -> assertThat(name).isEqualTo("libjnidispatch.so"),
                            name -> assertThat(name).startsWith("libjunixsocket-native-"));
            assertThat(libraries(directories)).containsExactlyInAnyOrderElementsOf(files);
            assertThat(identities(files)).isEqualTo(first);
        }
        assertThat(files).noneMatch(Files::exists);
    }

    private static List<Path> libraries(SessionDirectories directories) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : directories.paths()) {
            try (Stream<Path> all = Files.walk(path)) {
                all.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        return found;
    }

    private static List<Object> identities(List<Path> files) throws IOException {
        List<Object> identities = new ArrayList<>();
        for (Path file : files) {
            identities.add(Files.getAttribute(file, "unix:ino"));
        }
        return identities;
    }
}
