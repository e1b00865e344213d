package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("forks")
class BenchmarkSessionTest {
    private static final int BYTES = 112_192;

    @TempDir
    Path directory;

    private final List<Results> saved = new ArrayList<>();
    private List<Path> leftoversBefore;

    @BeforeEach
    void rememberLeftovers() throws IOException {
        leftoversBefore = privateDirectories();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(privateDirectories()).isEqualTo(leftoversBefore);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aDirectoryOfLogsThatCannotBeMadeIsNamedAsWhatItIs() throws Exception {
        Path logs = Files.createFile(directory.resolve("logs"));

        assertThatThrownBy(() -> run(TestPlans.of(directory, 1, OptionalLong.of(10), BYTES, "socket")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the directory of the workers' logs, '" + logs + "', cannot be made (");
    }

    @Test
    void allFiveModesAreMeasuredOverRealProcessesInAlternatingOrder() throws Exception {
        String[] modes = {"socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip"};
        Results results = run(TestPlans.of(directory, 2, OptionalLong.of(300), BYTES, modes));

        assertThat(results.complete()).isTrue();
        assertThat(results.unsupported()).isEmpty();
        assertThat(results.runs())
                .extracting(run -> run.key().mode())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(modes), Stream.of(modes)).toList());
        assertThat(results.runs()).extracting(RunResult::index).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(results.runs()).extracting(RunResult::round).containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
        assertThat(results.runs()).allSatisfy(run -> {
            assertThat(run.messages()).isEqualTo(300);
            assertThat(run.ends().sender().bytesMoved())
                    .isEqualTo(run.ends().receiver().bytesMoved());
            assertThat(run.ends().sender().loopCpuNanos()).isPositive();
            assertThat(run.ends().receiver().loopCpuNanos()).isPositive();
            assertThat(run.wallNanos())
                    .isEqualTo(Math.max(
                            run.ends().sender().wallNanos(),
                            run.ends().receiver().wallNanos()));
            if (!run.key().mode().equals("socket-gzip")) {
                assertThat(run.ends().sender().bytesMoved()).isEqualTo(300L * BYTES);
            }
        });
        assertThat(results.environment().sendBufferBytes()).isPresent();
        assertThat(results.environment().workerJava()).contains(System.getProperty("java.version"));
    }

    @Test
    void everyRunIsKeptAsSoonAsItIsIn() throws Exception {
        run(TestPlans.of(directory, 2, OptionalLong.of(10), BYTES, "socket"));
        assertThat(saved).extracting(results -> results.runs().size()).containsExactly(1, 2);
        assertThat(saved).extracting(Results::complete).containsExactly(false, true);
    }

    @Test
    void calibrationSettlesTheMessagesOnceForAllRunsOfAMode() throws Exception {
        Results results = run(TestPlans.of(directory, 2, OptionalLong.empty(), 4096, "socket"));
        assertThat(results.runs())
                .extracting(RunResult::messages)
                .containsOnly(results.cases().get(0).messages().orElseThrow());
    }

    @Test
    void aDatagramTooLargeForTheSocketIsAResultAndTheOtherModesGoOn() throws Exception {
        Results results = run(TestPlans.of(directory, 1, OptionalLong.of(3), 32 << 20, "socket", "file"));
        assertThat(results.runs()).extracting(run -> run.key().mode()).containsExactly("file");
        assertThat(results.unsupported()).singleElement().satisfies(unsupported -> {
            assertThat(unsupported.key().mode()).isEqualTo("socket");
            assertThat(unsupported.unsupported().orElseThrow().reason()).isIn("EMSGSIZE", "ENOBUFS");
            assertThat(unsupported.unsupported().orElseThrow().largestBytes().orElseThrow())
                    .isBetween(65_536L, 32L << 20);
        });
    }

    /** Messages this large leave room for one slot: the sender finds the queue full before almost every message. */
    @Test
    void aSenderBeforeAFullQueueWaitsAndGoesOn() throws Exception {
        Results results = run(TestPlans.of(directory, 1, OptionalLong.of(20), 40 << 20, "mmap-locked", "mmap-relaxed"));
        assertThat(results.runs())
                .hasSize(2)
                .allSatisfy(
                        run -> assertThat(run.ends().receiver().bytesMoved()).isEqualTo(20L * (40 << 20)));
    }

    @Test
    void bothWorkersMayShareOneCpu() throws Exception {
        Optional<Affinity> cpu0 = Optional.of(new Affinity(0, 0));
        Results results = run(
                TestPlans.of(directory, 1, OptionalLong.of(100), BYTES, Duration.ofSeconds(60), cpu0, "mmap-locked"));
        assertThat(results.runs()).hasSize(1);
    }

    @Test
    void aCpuThatDoesNotExistVoidsTheRun() {
        Optional<Affinity> cpu4095 = Optional.of(new Affinity(0, 4095));
        BenchmarkPlan plan =
                TestPlans.of(directory, 1, OptionalLong.of(9), BYTES, Duration.ofSeconds(60), cpu4095, "socket");
        assertThatThrownBy(() -> run(plan))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageContaining("ipcbench.affinity: CPU 4095 is not available");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exits-at-once           | exited with status 42 (likely: it could not start, or something called exit) while opening its end
            says-garbage            | what is no control message (control stream: a message starts with 5069636b
            other-version           | control stream: the other side speaks version 7, this side version 1
            huge-frame              | control stream: a message of 2130706
            half-a-frame            | it ended in the middle of a message
            speaks-unasked          | WindowFinished
            out-of-memory           | OutOfMemoryError
            hangs                   | did not answer while opening its end within the 10 s of ipcbench.timeout
            dies-in-the-window      | (SIGKILL: somebody sent it, or the machine ran out of memory) while moving 1 messages
            one-hangs-in-the-window | the receiver did not answer while moving 1 messages within the 10 s
            answers-twice           | when nobody asked
            dies-at-the-floor       | was killed by signal 9 (SIGKILL: somebody sent it, or the machine ran out of memory) while measuring the floor
            counts-other-bytes      | the sender says that 100 bytes travelled, the receiver says 99
            measures-another-size   | the sender says that it measured socket, 224384 bytes, base, and was asked for socket, 112192 bytes, base
            measures-another-mode   | the sender says that it measured file, 112192 bytes, base, and was asked
            measures-another-variant | the sender says that it measured socket, 112192 bytes, candidate, and was asked
            """)
    void aWorkerThatMisbehavesVoidsItsRunAndIsReportedWithItsLog(String misbehaviour, String wording) {
        // Only what hangs is waited for; a loaded machine may need seconds to start a worker.
        Duration timeout = Duration.ofSeconds(misbehaviour.contains("hangs") ? 10 : 120);
        BenchmarkPlan plan = TestPlans.of(directory, 1, OptionalLong.empty(), BYTES, timeout, "socket");
        assertThatThrownBy(() -> runMisbehaving(plan, misbehaviour))
                .isInstanceOf(RunVoidedException.class)
                // A second answer may be noticed when the pair is asked next, or by the run after.
                .hasMessageMatching("(?s)(calibration|run 1) \\(socket\\) is void: .*")
                .hasMessageContaining(wording)
                .hasMessageContaining("sender's log: ");
    }

    /** A transport that prints, and a Java runtime that prints of its own accord, before, between and after the messages. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xlog:gc*,safepoint,class+load", "-verbose:class", "-XX:+PrintFlagsFinal", "-showversion"})
    void whatAJavaRuntimePrintsGoesToTheLogAndTheSessionWorks(String argument) throws Exception {
        Results results = runWith(argument);

        assertThat(results.complete()).isTrue();
        assertThat(directory.resolve("logs/run-0001-socket-sender.log")).isNotEmptyFile();
        assertThat(directory.resolve("logs/run-0001-socket-receiver.log")).isNotEmptyFile();
    }

    @Test
    void aRecordingOfTheJavaRuntimeIsMadeBesideTheSession() throws Exception {
        Path recording = directory.resolve("x.jfr");
        Results results = runWith("-XX:StartFlightRecording=filename=" + recording);

        assertThat(results.complete()).isTrue();
        assertThat(recording).isNotEmptyFile();
        assertThat(directory.resolve("logs/run-0001-socket-sender.log"))
                .content()
                .contains("Started recording");
    }

    @Test
    void whatAnAgentPrintsGoesToTheLogAndTheSessionWorks() throws Exception {
        Results results = runWith("-javaagent:" + PrintingAgent.jar(directory));

        assertThat(results.complete()).isTrue();
        assertThat(directory.resolve("logs/run-0001-socket-sender.log"))
                .content()
                .contains(PrintingAgent.LINE);
    }

    @Test
    void whatAWorkerPrintedIsToldWithItsLog() {
        BenchmarkPlan plan = TestPlans.of(directory, 1, OptionalLong.empty(), BYTES, "socket");
        assertThatThrownBy(() -> runMisbehaving(plan, "exits-at-once"))
                .hasMessageMatching("(?s).*(sender|receiver)'s log: \\Q" + directory
                        + "\\E/logs/calibration-socket-\\1\\.log, which says:\\R    I will not work.*");
        assertThatThrownBy(() -> runMisbehaving(plan, "dies-in-the-window"))
                .hasMessageContaining("sender's log: none, it printed nothing");
    }

    @Test
    void aFloorThatCannotBeMeasuredIsADoubtNamedOnceAndTheRunIsGood() throws Exception {
        Results results = runMisbehaving(
                TestPlans.of(directory, 2, OptionalLong.of(5), BYTES, "socket"), "has-no-room-for-the-floor");
        assertThat(results.runs())
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.floor()).isEmpty());
        assertThat(results.warnings())
                .filteredOn(warning -> warning.code() == WarningCode.NO_FLOOR)
                .containsExactly(Warning.of(WarningCode.NO_FLOOR, "No space left on device"));
    }

    @Test
    void everyRunHasItsFloorItsSlicesAndItsPlaceRecorded() throws Exception {
        Results results = run(TestPlans.of(directory, 1, OptionalLong.of(640), BYTES, "socket", "mmap-locked"));
        assertThat(results.warnings())
                .extracting(Warning::code)
                .doesNotContain(WarningCode.NO_FLOOR, WarningCode.CONTINUED);
        assertThat(results.runs()).hasSize(2).allSatisfy(run -> {
            FloorRecord floor = run.floor().orElseThrow();
            assertThat(List.of(floor.before(), floor.after()))
                    .flatExtracting(moment -> moment.ends().stream().toList())
                    .allSatisfy(worker -> assertThat(worker.twoCopiesNanos()).isGreaterThan(worker.oneCopyNanos()));
            SliceRecord slices = run.slices().orElseThrow();
            assertThat(List.of(slices.sender(), slices.receiver())).allSatisfy(worker -> {
                assertThat(worker.windowNanosPerMessage()).hasSize(32).allMatch(nanos -> nanos > 0);
                assertThat(worker.warmUpNanosPerMessage()).hasSizeBetween(4, 16).allMatch(nanos -> nanos > 0);
                assertThat(worker.cpus()).isNotEmpty();
            });
            long sliced = slices.sender().windowNanosPerMessage().stream()
                    .mapToLong(nanos -> nanos * 20)
                    .sum();
            assertThat(sliced)
                    .isBetween(
                            run.ends().sender().loopCpuNanos() * 9 / 10,
                            run.ends().sender().loopCpuNanos() * 101 / 100);
        });
        assertThat(results.cases()).hasSize(2);
        assertThat(results.cases()
                        .get(0)
                        .depth()
                        .orElseThrow()
                        .sendBufferBytes()
                        .getAsInt())
                .isGreaterThan(BYTES);
        assertThat(results.cases())
                .extracting(one -> one.depth().orElseThrow().limit().getAsInt())
                .containsExactly(2, 11);
        assertThat(results.cases())
                .extracting(one -> one.depth().orElseThrow())
                .allSatisfy(depth -> assertThat(depth.seenMost().getAsInt())
                        .isBetween(1, depth.limit().getAsInt()));
    }

    @Test
    void aSessionThatChecksItselfHoldsOneCaseThreeTimesInEveryRound() throws Exception {
        Results results = run(TestPlans.checkingItself(directory, 2, OptionalLong.of(2000), BYTES, "file", "socket"));

        SelfCheck check = results.selfCheck().orElseThrow();
        assertThat(results.complete()).isTrue();
        assertThat(results.runs())
                .extracting(run -> run.key().mode())
                .containsExactly("file", "socket", "file", "socket");
        assertThat(results.runs()).extracting(RunResult::index).containsExactly(1, 2, 5, 8);
        assertThat(check.key()).isEqualTo(new Case("socket", BYTES, Case.BASE));
        assertThat(check.again()).extracting(RunResult::index).containsExactly(3, 6);
        assertThat(check.delayed()).extracting(RunResult::index).containsExactly(4, 7);
        assertThat(check.plantedNanosPerMessage()).isPositive();
        assertThat(check.measuredDelayNanos())
                .hasSize(2)
                .allSatisfy(nanos -> assertThat(nanos)
                        .isBetween(check.plantedNanosPerMessage() / 2, check.plantedNanosPerMessage() * 2));
        assertThat(saved).hasSize(8);
        assertThat(saved).last().satisfies(last -> assertThat(last.complete()).isTrue());
        assertThat(saved.get(6).complete()).isFalse();
    }

    @Test
    void aLoopThatIsPinnedIsSeenOnItsCpuAlone() throws Exception {
        Optional<Affinity> cpu0 = Optional.of(new Affinity(0, 0));
        RunResult run = run(TestPlans.of(
                        directory, 1, OptionalLong.of(100), BYTES, Duration.ofSeconds(60), cpu0, "socket"))
                .runs()
                .get(0);
        assertThat(run.floor()).isPresent();
        assertThat(run.slices().orElseThrow().sender().cpus()).containsOnly(0);
        assertThat(run.slices().orElseThrow().receiver().cpus()).containsOnly(0);
    }

    @Test
    void aModeThatAWorkerCallsUnsupportedLeavesAResultWithoutRuns() throws Exception {
        Results results =
                runMisbehaving(TestPlans.of(directory, 1, OptionalLong.of(5), BYTES, "socket"), "unsupported");
        assertThat(results.runs()).isEmpty();
        assertThat(results.unsupported())
                .containsExactly(CaseRecord.unsupported(new Case("socket", BYTES, Case.BASE), "EMSGSIZE", 1000));
    }

    @Test
    void aRunThatIsVoidLeavesTheRunsBeforeItStored() throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 3, OptionalLong.of(5), BYTES, "socket");
        SessionListener saboteur = new SilentListener() {
            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                if (run.index() == 3) {
                    throw new IllegalStateException("stopped by the test");
                }
            }
        };
        assertThatThrownBy(() -> new BenchmarkSession(
                                plan,
                                TestPlans.environment(),
                                "test",
                                WorkerCommand.ofThisProcess(),
                                saved::add,
                                saboteur)
                        .run())
                .hasMessage("stopped by the test");
        assertThat(saved.get(saved.size() - 1).runs()).hasSize(2);
    }

    @Test
    void workersOfARunThatWentWellLeaveNoEmptyLogs() throws Exception {
        run(TestPlans.of(directory, 1, OptionalLong.of(5), BYTES, "socket"));
        try (Stream<Path> logs = Files.list(directory.resolve("logs"))) {
            assertThat(logs).isEmpty();
        }
    }

    private Results run(BenchmarkPlan plan) throws Exception {
        return run(plan, WorkerCommand.ofThisProcess());
    }

    private Results run(BenchmarkPlan plan, WorkerCommand command) throws Exception {
        return new BenchmarkSession(plan, TestPlans.environment(), "test", command, saved::add, new SilentListener())
                .run();
    }

    private Results runWith(String argument) throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 1, OptionalLong.of(300), BYTES, "socket");
        return run(TestPlans.withJvmArguments(plan, List.of(argument)));
    }

    private Results runMisbehaving(BenchmarkPlan plan, String misbehaviour) throws Exception {
        WorkerCommand command =
                new WorkerCommand(WorkerCommand.ofThisProcess().classPath(), MisbehavingWorker.class.getName());
        return run(TestPlans.withJvmArguments(plan, List.of("-Dmisbehaviour=" + misbehaviour)), command);
    }

    private List<Path> privateDirectories() {
        return PrivateDirectories.ofSession(ProcessHandle.current().pid(), directory);
    }
}
