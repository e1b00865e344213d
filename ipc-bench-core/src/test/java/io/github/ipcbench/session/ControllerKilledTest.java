package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.directories.SessionDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills a real controller in mid-run and looks for what it left behind. */
@Tag("forks")
class ControllerKilledTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private Process controller;

    @AfterEach
    void endTheControllerWhateverHappened() {
        controller.descendants().forEach(ProcessHandle::destroyForcibly);
        controller.destroyForcibly();
    }

    @ParameterizedTest
    @CsvSource({"socket, KILL", "file, KILL", "mmap-locked, TERM", "socket, TERM"})
    void noWorkerAndNoDirectoryOutlivesTheController(String mode, String signal) throws Exception {
        List<ProcessHandle> workers = workersOfARunUnderWay(mode);

        kill(signal, List.of(controller.toHandle()));

        assertThat(controller.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        await(() -> sessionDirectories().isEmpty());
    }

    /** As by a container that is torn down. Stopped first, so that none of them sees another one end. */
    @Test
    void whatAllOfThemLeaveWhenTheyAreKilledAtOnceTheNextSessionRemoves() throws Exception {
        List<ProcessHandle> everyone = new ArrayList<>(workersOfARunUnderWay("mmap-locked"));
        everyone.add(controller.toHandle());

        kill("STOP", everyone);
        kill("KILL", everyone);

        assertThat(controller.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        await(() -> everyone.stream().noneMatch(ProcessHandle::isAlive));
        // Another session on this machine may already have removed those in its own parents, but not this test's.
        assertThat(sessionDirectories())
                .filteredOn(left -> left.startsWith(directory))
                .hasSize(1);

        SessionDirectories.make(List.of(directory), warnings::add).close();

        assertThat(sessionDirectories()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    /** Three private directories of a run and two workers: a run is under way. */
    private List<ProcessHandle> workersOfARunUnderWay(String mode) throws Exception {
        controller = startController(mode);
        await(() -> controller.descendants().count() == 2
                && PrivateDirectories.ofRuns(controller.pid(), directory).size() == 3);
        return controller.descendants().toList();
    }

    private static void kill(String signal, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private Process startController(String mode) throws IOException {
        return new ProcessBuilder(
                        TestPlans.JVM.launcher().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SessionMain.class.getName(),
                        directory.toString(),
                        mode)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("controller.log").toFile())
                .start();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private List<Path> sessionDirectories() {
        return PrivateDirectories.ofSession(controller.pid(), directory);
    }
}
