package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.RunDirectories;
import io.github.ipcbench.directories.SessionDirectories;
import io.github.ipcbench.plan.WorkerJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on a worker's command line. */
class WorkerCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-cp", "-classpath", "--class-path"})
    void aClassPathOfTheUsersGoesBeforeOurs(String flag) throws IOException {
        WorkerJvm jvm = new WorkerJvm(TestPlans.JVM.home(), List.of(flag, "/builds/other.jar", "-Xint"));
        WorkerCommand ours = new WorkerCommand(List.of(Path.of("/plugin/engine.jar")), "Main");

        try (SessionDirectories session = SessionDirectories.make(List.of(directory), warning -> {});
                RunDirectories run = session.makeRun(directory)) {
            assertThat(ours.arguments(jvm, 1 << 20, session, run))
                    .endsWith("-cp", "/builds/other.jar:/plugin/engine.jar", "Main");
        }
    }
}
