package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunVoidedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real faults done to real workers of our own in mid-run: the run is void, says why, and leaves nothing. */
@Tag("forks")
class InjectedFaultsTest {
    private static final OptionalLong MINUTES_OF_MESSAGES = OptionalLong.of(50_000_000);

    /** The limit of a run that reaches it: enough for two workers to start in on a machine with a load of many times its CPUs. */
    private static final Duration WAITED_OUT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final List<Results> saved = new ArrayList<>();

    @AfterEach
    void nothingIsLeftBehind() {
        PrivateDirectories.assertNothingIsLeft(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | KILL | the sender was killed by signal 9 (SIGKILL
            1 | KILL | the receiver was killed by signal 9 (SIGKILL
            0 | TERM | the sender was killed by signal 15 (SIGTERM
            1 | TERM | the receiver was killed by signal 15 (SIGTERM
            0 | STOP | the sender (its process is stopped
            1 | STOP | the receiver (its process is stopped
            """)
    void aWorkerThatIsSentASignalVoidsItsRunWhichNamesItAndTheSignal(int worker, String signal, String wording) {
        Duration timeout = signal.equals("STOP") ? WAITED_OUT : Duration.ofMinutes(5);
        BenchmarkPlan plan = TestPlans.of(directory, 1, MINUTES_OF_MESSAGES, 112_192, timeout, "mmap-relaxed");
        assertThatThrownBy(() -> run(plan, ourWorkers(), () -> signal(workers().get(worker), signal)))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("run 1 (mmap-relaxed) is void: ")
                .hasMessageContaining(wording)
                .hasMessageContaining("receiver's log: ");
    }

    @Test
    void aJavaRuntimeThatCrashesIsSaidToHaveAndItsReportIsQuotedFromTheLog() {
        BenchmarkPlan plan = TestPlans.of(directory, 1, MINUTES_OF_MESSAGES, 112_192, "socket");
        assertThatThrownBy(() -> run(plan, ourWorkers(), () -> signal(workers().get(0), "SEGV")))
                .hasMessageContaining("(the Java runtime crashed; its report is in the log)")
                .hasMessageContaining("# A fatal error has been detected by the Java Runtime Environment:")
                .hasMessageContaining("SIGSEGV");
        assertThat(Path.of("").toAbsolutePath()).isDirectoryNotContaining("glob:**hs_err*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            out-of-memory  | sender   | the sender failed (%s: java.lang.OutOfMemoryError: Java heap space (likely:
            stack-overflow | receiver | the receiver failed (%s: java.lang.StackOverflowError (likely:
            exit           | sender   | the sender exited with status 7 (likely: it could not start, or something called
            silence        | sender   | did not answer while moving 2 messages within the 30 s of ipcbench.timeout
            """)
    void aFaultInsideTheLoopVoidsItsRunAndNamesWhoseModeItIs(String kind, String side, String wording)
            throws IOException {
        WorkerCommand command = FaultyTransport.workers(directory);
        Duration timeout = kind.equals("silence") ? WAITED_OUT : Duration.ofMinutes(5);
        BenchmarkPlan plan = TestPlans.withJvmArguments(
                FaultyTransport.plan(directory, timeout), FaultyTransport.arguments(kind, side));
        assertThatThrownBy(() -> run(plan, command, () -> {}))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("run 1 (faulty) is void: ")
                .hasMessageContaining(wording.formatted(author()))
                // In the log, whatever way the worker ended.
                .hasMessageContaining("mode faulty is of " + author());
    }

    private String author() {
        return FaultyTransport.class.getName() + " in " + directory.resolve("extra");
    }

    @Test
    void aTransportThatPrintsPrintsToItsLog() throws Exception {
        BenchmarkPlan plan = TestPlans.withJvmArguments(
                FaultyTransport.plan(directory, Duration.ofMinutes(1)), FaultyTransport.arguments("prints", "sender"));
        run(plan, FaultyTransport.workers(directory), () -> {});

        assertThat(saved.get(saved.size() - 1).complete()).isTrue();
        assertThat(directory.resolve("logs/run-0001-faulty-sender.log"))
                .content()
                .endsWith("Hello, World!\nIPCB");
    }

    @Test
    void aProcessThatATransportStartedEndsWithARunThatWentWell() throws Exception {
        BenchmarkPlan plan = TestPlans.withJvmArguments(
                FaultyTransport.plan(directory, Duration.ofMinutes(1)), FaultyTransport.arguments("child", "receiver"));
        run(plan, FaultyTransport.workers(directory), () -> {});

        assertThat(saved.get(saved.size() - 1).complete()).isTrue();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> commandLine(process).contains(FaultyTransport.CHILD_SECONDS)))
                .isEmpty();
    }

    /** The one that is killed is the cause, though the other one says first what became of it. */
    @Test
    void aWorkerThatFailsBecauseTheOtherOneIsGoneIsNamedAfterIt() {
        BenchmarkPlan plan = TestPlans.of(directory, 1, MINUTES_OF_MESSAGES, 112_192, "socket");
        assertThatThrownBy(() -> run(plan, ourWorkers(), () -> signal(workers().get(1), "KILL")))
                .hasMessageMatching(
                        "(?s)run 1 \\(socket\\) is void: the receiver was killed by signal 9 .*"
                                + "; the sender failed \\(sendmsg: ECONNREFUSED, connection refused \\(likely: the other worker .*");
    }

    @Test
    void filesWhoseDirectoryIsRemovedVoidTheRun() {
        BenchmarkPlan plan = TestPlans.of(directory, 1, MINUTES_OF_MESSAGES, 4096, "file");
        assertThatThrownBy(() -> run(plan, ourWorkers(), () -> runDirectories().forEach(this::deleteFlat)))
                .isInstanceOf(RunVoidedException.class)
                // The directory goes between any two calls of the sender: most often before it makes the next file.
                .hasMessageMatching("(?s).*the sender failed \\((open|unlink): ENOENT, no such file or directory"
                        + " \\(likely: something removed.*");
    }

    @Test
    void tooFewOpenFilesVoidTheRunAndTheLimitIsNamed() throws IOException {
        BenchmarkPlan plan = TestPlans.of(directory, 1, OptionalLong.of(10), 4096, "socket");
        Path bin = Files.createDirectories(directory.resolve("jdk/bin"));
        Path launcher = Files.writeString(
                bin.resolve("java"), "#!/bin/sh\nulimit -n 16\nexec '" + TestPlans.JVM.launcher() + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        WorkerJvm limited = new WorkerJvm(directory.resolve("jdk"), List.of());
        assertThatThrownBy(() -> run(TestPlans.on(plan, limited), ourWorkers(), () -> {}))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("is void: the ");
    }

    private static WorkerCommand ourWorkers() {
        return WorkerCommand.ofThisProcess();
    }

    /** Runs a session and does the harm when the messages of run 1 are on their way, of which there are minutes. */
    private void run(BenchmarkPlan plan, WorkerCommand command, Runnable harm) throws Exception {
        Thread session = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        SessionListener saboteur = new SilentListener() {
            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                Thread thread = new Thread(
                        () -> {
                            // A saboteur that never finds its victim must not outlive it.
                            while (!over.get() && !awaitsTheWindow(session)) {
                                LockSupport.parkNanos(1_000_000);
                            }
                            LockSupport.parkNanos(300_000_000);
                            if (!over.get()) {
                                harm.run();
                            }
                        },
                        "saboteur");
                thread.setDaemon(true);
                thread.start();
            }
        };
        try {
            new BenchmarkSession(plan, TestPlans.environment(), "test", command, saved::add, saboteur).run();
        } finally {
            over.set(true);
        }
    }

    /** Both workers have been told to begin, and their answers are waited for. */
    private static boolean awaitsTheWindow(Thread session) {
        List<String> methods = Arrays.stream(session.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
        return methods.contains("await") && methods.contains("turn");
    }

    /** Sender and receiver, forked in this order. */
    private static List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> commandLine(child).contains(WorkerCommand.WORKER_MAIN))
                .sorted()
                .toList();
    }

    /** As the kernel tells it: {@link ProcessHandle.Info} leaves out what is longer than a page, as class paths are. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static void signal(ProcessHandle worker, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(worker.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> runDirectories() {
        return PrivateDirectories.ofRuns(ProcessHandle.current().pid(), directory);
    }

    private void deleteFlat(Path path) {
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.toList()) {
                Files.deleteIfExists(entry);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The sender made one more file meanwhile: its directory is still there, and the next attempt removes it.
            deleteFlat(path);
        }
    }
}
