package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.results.OutOfSpaceException;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.transport.TransportProvider;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shared memory that is not as promised, between real workers: the run is void, says why, and leaves nothing. */
@Tag("forks")
class BadMemoryTest {
    private static final int BYTES = 8192;
    private static final long MESSAGES = 100;

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeftBehind() {
        PrivateDirectories.assertNothingIsLeft(directory);
    }

    @Test
    void aMemfdWithoutTheSealsThatWerePromisedVoidsTheRunBeforeItIsMapped() {
        assertThatThrownBy(() -> run(BadMemfdTransport.UNSEALED, () -> {}))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("the run is void: the receiver failed (")
                .hasMessageContaining("memfd: it is not sealed as promised: seals 0x0, not 0xf; it is not mapped");
    }

    @Test
    void aMemfdThatShrinksVoidsTheRun() {
        assertThatThrownBy(() -> run(BadMemfdTransport.SHRINKS, () -> {}))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("the run is void: the receiver failed (")
                .hasMessageContaining("pread: the file held " + BadMemfdTransport.LEFT_BYTES + " of " + BYTES);
    }

    /** Who touches it first gets SIGBUS: in Java's own access that is an error, in native code the runtime's end. */
    @Test
    void aQueueThatIsCutUnderItsMappingsVoidsTheRun() {
        Mode mode = TestPlans.of(directory, 1, OptionalLong.of(MESSAGES), BYTES, "mmap-relaxed")
                .modes()
                .get(0);
        assertThatThrownBy(() -> run(mode, this::cutTheQueue))
                .isInstanceOf(RunVoidedException.class)
                .isNotInstanceOf(OutOfSpaceException.class)
                .hasMessageMatching("(?s)the run is void: the (sender|receiver) (failed|ended) .*"
                        + "(unsafe memory access operation.*something cut its file|SIGBUS).*");
    }

    private void run(Mode mode, Harm harm) throws Exception {
        BenchmarkPlan like = TestPlans.of(directory, 1, OptionalLong.of(MESSAGES), BYTES, "memfd");
        BenchmarkPlan plan = new BenchmarkPlan(
                like.preset(),
                List.of(mode),
                like.message(),
                like.variants(),
                like.runs(),
                like.output(),
                like.given());
        Consumer<String> warnings = System.err::println;
        try (ShutdownGuard guard = ShutdownGuard.install(plan.tempDirectories(), warnings);
                Run run =
                        new Run.Opener(plan, workers(), guard).open(plan.cases().get(0), "the run", "run")) {
            run.configure(0);
            harm.happen();
            run.measuredWindow(MESSAGES);
        }
    }

    @FunctionalInterface
    private interface Harm {
        void happen() throws IOException;
    }

    /** It has no name any more; an end that locks it has it open. */
    private void cutTheQueue() throws IOException {
        Path queue = null;
        for (ProcessHandle worker : ProcessHandle.current().children().toList()) {
            for (Path open : PrivateDirectories.entries(Path.of("/proc", Long.toString(worker.pid()), "fd"))) {
                if (Files.isSymbolicLink(open)
                        && Files.readSymbolicLink(open).toString().matches(".*/queue( \\(deleted\\))?")) {
                    queue = open;
                }
            }
        }
        assertThat(queue).isNotNull();
        try (FileChannel file = FileChannel.open(queue, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private WorkerCommand workers() throws IOException {
        Path services = Files.createDirectories(directory.resolve("extra/META-INF/services"));
        Files.writeString(services.resolve(TransportProvider.class.getName()), BadMemfdTransport.class.getName());
        WorkerCommand ours = WorkerCommand.ofThisProcess();
        List<Path> classPath = new ArrayList<>(ours.classPath());
        classPath.add(directory.resolve("extra"));
        return new WorkerCommand(classPath, ours.mainClass());
    }
}
