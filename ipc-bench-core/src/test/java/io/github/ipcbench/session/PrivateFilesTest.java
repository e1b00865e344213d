package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.plan.BenchmarkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody else can reach into a run under way. */
@Tag("forks")
class PrivateFilesTest {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    @TempDir
    private Path directory;

    @Test
    void thePrivateDirectoriesAreTheOwnersAlone() throws IOException {
        try (SessionDirectories session = SessionDirectories.make(List.of(directory), warning -> {});
                RunDirectories run = session.makeRun(directory)) {
            List<Path> all = new ArrayList<>(session.paths());
            all.addAll(run.all());
            for (Path each : all) {
                assertThat(Files.getPosixFilePermissions(each)).isEqualTo(OWNER);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket", "file", "mmap-locked"})
    void everyFileAndSocketOfAnOpenRunIsTheOwnersAlone(String mode) throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 1, OptionalLong.of(10), 112_192, mode);
        List<Path> open = new ArrayList<>();
        try (ShutdownGuard guard = ShutdownGuard.install(List.of(directory), warning -> {});
                Run run = new Run.Opener(plan, WorkerCommand.ofThisProcess(), guard)
                        .open(plan.cases().get(0), "run", "run")) {
            run.configure(0);
            for (Path each : PrivateDirectories.ofRuns(ProcessHandle.current().pid(), directory)) {
                open.add(each);
                PrivateDirectories.entries(each).stream()
                        .filter(entry -> entry.getFileName().toString().matches("queue|room|data.*|.*\\.sock"))
                        .forEach(open::add);
            }
            assertThat(open).isNotEmpty();
            for (Path each : open) {
                assertThat(OWNER).as(each.toString()).containsAll(Files.getPosixFilePermissions(each));
            }
            run.finish();
        }
    }
}
