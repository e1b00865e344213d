package io.github.ipcbench.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills a real controller in mid-run and looks for what it left behind. */
class ControllerKilledTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path directory;

    private Process controller;

    @AfterEach
    void endTheControllerWhateverHappened() {
        controller.descendants().forEach(ProcessHandle::destroyForcibly);
        controller.destroyForcibly();
    }

    @ParameterizedTest
    @CsvSource({"socket, KILL", "file, KILL", "mmap-locked, TERM", "socket, TERM"})
    void noWorkerAndNoDirectoryOutlivesTheController(String mode, String signal) throws Exception {
        controller = startController(mode);
        // Three private directories and two workers: a run is under way.
        await(() ->
                controller.descendants().count() == 2 && privateDirectories().size() == 3);
        List<ProcessHandle> workers = controller.descendants().toList();

        new ProcessBuilder("kill", "-" + signal, Long.toString(controller.pid()))
                .start()
                .waitFor();

        assertThat(controller.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS)).isTrue();
        await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        await(() -> privateDirectories().isEmpty());
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

    /** Directories that carry the controller's process id in their names, wherever a run puts them. */
    private List<Path> privateDirectories() {
        String prefix = RunDirectories.prefix(controller.pid());
        List<Path> found = new ArrayList<>();
        for (Path parent : List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/dev/shm"), directory)) {
            try (Stream<Path> entries = Files.list(parent)) {
                entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return found;
    }
}
