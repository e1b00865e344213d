package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.RunVoidedException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker prints: kept, but not all of it, and for this user alone. */
class WorkerLogTest {
    private static final String FIRST_LINE = "IPC Bench log: what the sender of run 3 (socket) printed\n";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path directory;

    @Test
    void whatIsPrintedIsKeptAsItIsForThisUserAlone() throws Exception {
        byte[] noText = {0, -1, '\r', '\n', -2};
        assertThat(logOf(noText)).hasBinaryContent(concatenated(FIRST_LINE.getBytes(StandardCharsets.UTF_8), noText));
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aWorkerThatPrintsNothingHasNoLog() throws Exception {
        assertThat(logOf("")).doesNotExist();
    }

    @Test
    void aLogOfOneMebibyteIsWhole() throws Exception {
        String text = "x".repeat(WorkerLog.HEAD_BYTES - 1) + "\n" + "y".repeat(WorkerLog.TAIL_BYTES - 1) + "\n";
        assertThat(logOf(text)).hasContent(FIRST_LINE + text);
    }

    @Test
    void aLongerLogIsCutInTheMiddleAndSaysByHowMuch() throws Exception {
        String text = IntStream.range(0, 500_000).mapToObj(line -> line + "\n").collect(Collectors.joining());

        String log = Files.readString(logOf(text));

        String cut =
                "\n(IPC Bench leaves out " + (text.length() - (1 << 20)) + " bytes here: a log has 1 MiB at most.)\n";
        assertThat(log)
                .isEqualTo(FIRST_LINE
                        + text.substring(0, WorkerLog.HEAD_BYTES)
                        + cut
                        + text.substring(text.length() - WorkerLog.TAIL_BYTES));
    }

    @Test
    void theOptionsThatAJavaRuntimeTookFromItsEnvironmentAreLeftOut() throws Exception {
        String options = "NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=pw\nPicked up JAVA_TOOL_OPTIONS: -Dpassword=pw"
                + "w".repeat(20_000) + "\nPicked up _JAVA_OPTIONS: -Dx=pw\n";

        assertThat(logOf(options)).doesNotExist();
        assertThat(logOf(options + "a line\n")).hasContent(FIRST_LINE + "a line\n");
    }

    @Test
    void aLogOfAnEarlierSessionIsReplacedAndNobodyElses() throws Exception {
        Path earlier = logOf("of an earlier session\n");
        WorkerLog.makeRoom(earlier);
        assertThat(earlier).doesNotExist();

        Files.writeString(earlier, "mine");
        assertThatThrownBy(() -> WorkerLog.makeRoom(earlier)).hasMessage(earlier + ": it is not written by IPC Bench");
        assertThat(earlier).hasContent("mine");
    }

    @Test
    void aLinkThatAppearsInItsPlaceIsNotFollowed() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(file(), precious);

        WorkerLog log = log("printed\n".getBytes(StandardCharsets.UTF_8));

        assertThat(log.inWords())
                .isEqualTo(file() + " cannot be written (FileAlreadyExistsException), which says:"
                        + System.lineSeparator() + "    printed");
        assertThat(precious).hasContent("precious");
    }

    /** Two workers; one prints 40 MiB in the middle of its warm-up. */
    @Test
    @Tag("forks")
    void aWorkerThatPrintsMuchSpoilsNeitherItsRunNorTheDisk() throws Exception {
        session("prints-much").run();

        Path log = senderLog();
        assertThat(Files.size(log)).isBetween(1L << 20, (1L << 20) + 300);
        assertThat(Files.readString(log))
                .startsWith("IPC Bench log: what the sender of run 1 (faulty) printed\nmode faulty is of ")
                .contains("\nxxx")
                .containsPattern("leaves out 4[0-9]{7} bytes here")
                .endsWith("x" + FaultyTransport.PRINTED_MEBIBYTES + "\n");
        assertThat(Files.getPosixFilePermissions(log.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @Tag("forks")
    void theReportOfACrashIsKeptWithoutMemoryCommandLineAndEnvironment() throws Exception {
        assertThatThrownBy(() -> session("crash").run())
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("# A fatal error has been detected by the Java Runtime Environment")
                .hasMessageContaining("SIGSEGV");

        String log = Files.readString(senderLog());
        assertThat(log)
                .contains("Native frames:", "siginfo: ")
                .endsWith(PrintedText.REST_LEFT_OUT)
                .doesNotContain("PATH=", "CLASSPATH", "Command Line", "java_command", "-Dfault.kind", "RSP=")
                .doesNotContain(System.getenv("PATH"));
    }

    @Test
    @Tag("forks")
    void noWorkerIsGivenTheOptionsOfOtherJavaRuntimes() throws Exception {
        List<String> command = controller("-Dipcbench.modes=socket", "-Dipcbench.messages=10");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Each of them alone would put lines into the log.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-verbose:gc -Ddb.password=pw-of-tools");
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:safepoint -Ddb.password=pw-of-launcher");
        builder.environment().put("_JAVA_OPTIONS", "-Xlog:class+load -Ddb.password=pw-of-all");
        Process controller = builder.redirectOutput(
                        directory.resolve("controller.log").toFile())
                .start();

        assertThat(controller.waitFor()).isZero();

        assertThat(directory.resolve("controller.log")).content().contains("complete");
        assertThat(directory.resolve("out/logs")).isEmptyDirectory();
        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(each).content().doesNotContain("pw-of");
            }
        }
    }

    /** It prints to nobody then; it must neither wait for a reader nor be kept from ending. */
    @Test
    @Tag("forks")
    void aWorkerThatPrintsForEverEndsWithItsController() throws Exception {
        List<String> command = controller(
                "-Dipcbench.modes=faulty",
                "-Dipcbench.messages=10",
                "-Dipcbench.jvmArgs=" + String.join(" ", FaultyTransport.arguments("prints-for-ever", "sender")));
        Process controller = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("controller.log").toFile())
                .start();
        try {
            Path log = directory.resolve("out/logs/run-0001-faulty-sender.log");
            await(() -> Files.exists(log) && sizeOf(log) >= WorkerLog.HEAD_BYTES);
            List<ProcessHandle> workers = controller.descendants().toList();
            assertThat(workers).hasSize(2);

            controller.destroyForcibly().waitFor();

            await(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(sizeOf(log)).isLessThan(1 << 20);
        } finally {
            controller.descendants().forEach(ProcessHandle::destroyForcibly);
            controller.destroyForcibly();
        }
    }

    private BenchmarkSession session(String fault) throws IOException {
        return new BenchmarkSession(
                TestPlans.withJvmArguments(
                        FaultyTransport.plan(directory, Duration.ofSeconds(60)),
                        FaultyTransport.arguments(fault, "sender")),
                TestPlans.environment(),
                "test",
                FaultyTransport.workers(directory),
                results -> {},
                new SilentListener());
    }

    /** A session in a process of its own, whose output is in {@code out}. */
    private List<String> controller(String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                TestPlans.JVM.launcher().toString(),
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + FaultyTransport.service(directory),
                "-Dipcbench.runs=1",
                "-Dipcbench.outputDirectory=" + directory.resolve("out")));
        command.addAll(List.of(properties));
        command.add(FaultSession.class.getName());
        return command;
    }

    private Path senderLog() {
        return directory.resolve("logs/run-0001-faulty-sender.log");
    }

    private Path file() {
        return directory.resolve("run-0003-socket-sender.log");
    }

    private Path logOf(String printed) throws Exception {
        return logOf(printed.getBytes(StandardCharsets.UTF_8));
    }

    private Path logOf(byte[] printed) throws Exception {
        log(printed).close();
        return file();
    }

    private WorkerLog log(byte[] printed) throws Exception {
        WorkerLog log = new WorkerLog(file(), "sender of run 3 (socket)", new ByteArrayInputStream(printed));
        log.start();
        log.await(PATIENCE_NANOS);
        return log;
    }

    private static byte[] concatenated(byte[] one, byte[] two) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
