package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a session when something is the matter with its private directories, and of them when it ends. */
@Tag("forks")
class DirectoriesOfSessionTest {
    private static final int TOO_LARGE_FOR_A_DATAGRAM = 32 << 20;

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void aSessionHasTheSameDirectoriesFromBeginningToEnd() throws Exception {
        Set<Path> seen = new HashSet<>();
        Listener listener = new Listener() {
            @Override
            public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
                seen.addAll(ofSession());
            }
        };

        run(plan(112_192, "socket", "file"), listener);

        assertThat(seen).hasSize(3);
        assertThat(ofSession()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    /** Its workers hear nothing more of their controller, which lives. */
    @Test
    void theWorkersOfAModeThatIsUnsupportedLeaveTheDirectoriesToTheModesThatFollow() throws Exception {
        Results results = run(plan(TOO_LARGE_FOR_A_DATAGRAM, "socket", "file"), new Listener());

        assertThat(results.unsupported()).hasSize(1);
        assertThat(results.runs()).hasSize(1);
    }

    @Test
    void aDirectoryThatCannotBeRemovedIsAWarningAndTheSessionEndsWell() throws Exception {
        Listener saboteur = new Listener() {
            @Override
            public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
                makeIrremovable();
            }
        };

        assertThat(run(plan(112_192, "socket"), saboteur).complete()).isTrue();

        assertThat(warnings).hasSize(1).first().asString().contains("could not be removed, and stays: '" + directory);
    }

    @Test
    void theCauseOfAFailureIsNotHiddenByADirectoryThatCannotBeRemoved() {
        WorkerJvm none = new WorkerJvm(directory.resolve("no-jdk"), List.of());
        BenchmarkPlan plan = TestPlans.on(plan(112_192, "socket"), none);
        WorkerCommand ours = WorkerCommand.ofThisProcess();
        Listener saboteur = new Listener() {
            @Override
            public void calibrationStarted(Case key, int cases) {
                makeIrremovable();
            }
        };

        assertThatThrownBy(() -> session(plan, ours, saboteur).run())
                .hasMessageStartingWith("calibration (socket): a worker could not be forked: ");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aParentThatOthersCanWriteInEndsTheSessionBeforeAnythingIsMade() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> run(plan(112_192, "socket"), new Listener()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("ipcbench.tempDirectory: '" + directory + "' is not safe, since it can be")
                .hasMessageNotContaining("\n");
        assertThat(directory).isEmptyDirectory();
    }

    /** Hears warnings. */
    private class Listener extends SilentListener {
        @Override
        public void warned(String warning) {
            warnings.add(warning);
        }
    }

    /** More directories in one another than a session makes: root could remove anything else. */
    private void makeIrremovable() {
        try {
            for (Path each : ofSession()) {
                if (each.startsWith(directory)) {
                    Files.createDirectories(each.resolve("of/another/program"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> ofSession() {
        return PrivateDirectories.ofSession(ProcessHandle.current().pid(), directory);
    }

    private BenchmarkPlan plan(int payloadBytes, String... modes) {
        return TestPlans.of(directory, 1, OptionalLong.of(5), payloadBytes, modes);
    }

    private static Results run(BenchmarkPlan plan, SessionListener listener) throws Exception {
        return session(plan, WorkerCommand.ofThisProcess(), listener).run();
    }

    private static BenchmarkSession session(BenchmarkPlan plan, WorkerCommand command, SessionListener listener) {
        return new BenchmarkSession(plan, TestPlans.environment(), "test", command, results -> {}, listener);
    }
}
