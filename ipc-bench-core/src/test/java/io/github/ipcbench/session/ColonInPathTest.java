package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BenchmarkPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class path separates its entries by colons and cannot write one: a repository may lie in such a directory. */
class ColonInPathTest {
    @TempDir
    Path directory;

    @Tag("forks")
    @Test
    void workersStartFromPathsWithColons() throws Exception {
        Path root = Files.createSymbolicLink(directory.resolve("re:po"), Path.of("/"));
        List<Path> classPath = WorkerCommand.ofThisProcess().classPath().stream()
                .map(entry -> root.resolve(entry.toAbsolutePath().toString().substring(1)))
                .toList();
        BenchmarkPlan plan = TestPlans.of(directory, 1, OptionalLong.of(1), 4096, "socket");

        try (HostProbe probe =
                HostProbe.open(plan, new WorkerCommand(classPath, WorkerCommand.WORKER_MAIN), warning -> {})) {
            assertThat(probe.host().java()).isNotBlank();
        } finally {
            Files.delete(root);
        }
    }
}
