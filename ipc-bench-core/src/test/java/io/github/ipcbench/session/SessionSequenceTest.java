package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.CaseRecord.Voided;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Reports;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.WorkerMeasurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class SessionSequenceTest {
    private static final Mode SOCKET = new Mode("socket", "one datagram", true);
    private static final Mode FILE = new Mode("file", "a temporary file", true);

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    @Test
    void theTableAndThenTheReportsAreShownAtTheEnd() throws Exception {
        measure(new ScriptedEngine(), Map.of());

        assertThat(lines).containsExactly("begins with [socket, file]", "whole: 2 runs in " + directory.resolve("out"));
    }

    @Test
    void badInputFailsBeforeAnythingIsMeasured() {
        ScriptedEngine engine = new ScriptedEngine();

        SessionException failure = failureOf(engine, Map.of("ipcbench.runs", "0", "ipcbench.modes", "sokcet"));

        assertThat(failure).hasMessage("""
                        2 problems, nothing was measured:
                        ipcbench.modes: unknown mode 'sokcet'; did you mean socket? known: socket, file
                        ipcbench.runs: '0' is out of range; valid: 1 to 100000""").hasNoCause();
        assertThat(engine.measured).isFalse();
        assertThat(lines).isEmpty();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void anotherSystemIsToldInOneLineWhatIsNeeded() {
        String system = System.setProperty("os.name", "Mac OS X");
        try {
            ScriptedEngine engine = new ScriptedEngine();
            assertThatThrownBy(() -> sequence(engine).begin(Map.of(), () -> {
                        throw new IllegalStateException("/proc is not there");
                    }))
                    .isInstanceOf(SessionException.class)
                    .hasMessage("IPC Bench measures on Linux on x86-64, AArch64, RISC-V 64 or LoongArch 64; this is"
                            + " Mac OS X " + System.getProperty("os.arch"))
                    .hasNoCause();
        } finally {
            System.setProperty("os.name", system);
        }
    }

    @Test
    void aSingleProblemIsASingleLine() {
        assertThat(failureOf(new ScriptedEngine(), Map.of("ipcbench.runs", "0")))
                .hasMessage("ipcbench.runs: '0' is out of range; valid: 1 to 100000");
    }

    @Test
    void templatesThatCannotBeUsedAreOneMoreProblemBeforeAnythingIsMeasured() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.reportProblems = List.of("ipcbench.templates: 'x' does not exist");

        assertThat(failureOf(engine, Map.of())).hasMessage("ipcbench.templates: 'x' does not exist");
        assertThat(failureOf(engine, Map.of("ipcbench.runs", "0"))).hasMessage("""
                        2 problems, nothing was measured:
                        ipcbench.runs: '0' is out of range; valid: 1 to 100000
                        ipcbench.templates: 'x' does not exist""");
        assertThat(engine.measured).isFalse();
    }

    @Test
    void whenNoModeCouldBeMeasuredTheGoalFailsAndSaysWhy() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.runs = List.of();
        engine.unsupported = List.of(
                CaseRecord.unsupported(key(SOCKET), "EMSGSIZE", 100),
                CaseRecord.unsupported(key(FILE), new Unsupported("ENOSPC", OptionalLong.empty())));

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("no mode could be measured: "
                        + "socket: not possible at this size (EMSGSIZE); largest message that went through: 100 bytes; "
                        + "file: not possible at this size (ENOSPC)");
    }

    @Test
    void anUnsupportedModeBesideOthersIsNoFailure() throws Exception {
        ScriptedEngine engine = new ScriptedEngine();
        engine.unsupported = List.of(CaseRecord.unsupported(key(SOCKET), "EMSGSIZE", 100));

        measure(engine, Map.of());

        assertThat(lines).contains("whole: 2 runs in " + directory.resolve("out"));
    }

    @Test
    void aVoidedRunFailsAndNamesTheReportOfTheRunsBeforeIt() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.fault = new RunVoidedException("run 3 (socket) does not count: the receiver hung; see logs/x.log", null);

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("run 3 (socket) does not count: the receiver hung; see logs/x.log\nbefore it: 2 runs")
                .hasCause(engine.fault);
    }

    @Test
    void voidCasesFailOnceTheReportIsWrittenAndAreNamedWithRunReasonAndLog() throws Exception {
        ScriptedEngine engine = new ScriptedEngine();
        engine.runs = List.of(run(1, 1, SOCKET));
        engine.unsupported =
                List.of(record(FILE).withVoided(new Voided("it hung\n", Optional.of("logs/it.log")).in(2)));

        SessionSequence.Ended ended = sequence(engine).begin(Map.of(), this::defaults);

        Path output = directory.resolve("out");
        assertThat(ended.directory()).isEqualTo(output);
        assertThat(ended.voided()).contains("""
                        1 of 2 cases is void; the others were measured: %1$s/report.html
                        file, run 2: it hung\\u000a; log: %1$s/logs/it.log
                        To measure again, in a session of its own: ipcbench.modes=file and another ipcbench.outputDirectory; \
                        ipcbench.resume leaves out what is void""".formatted(output));
        assertThat(lines).contains("whole: 1 runs in " + output);
    }

    @Test
    void aSessionWithAVoidCaseIsReportedAgainAndFailsAgain() throws Exception {
        store(
                true,
                Map.of("ipcbench.runs", "1", "ipcbench.trace", "off"),
                List.of(CaseRecord.voided(key(FILE), new Voided("it hung", Optional.empty()))),
                run(1, 1, SOCKET));
        ScriptedEngine engine = new ScriptedEngine();

        SessionSequence.Ended ended = sequence(engine).goOn(Map.of(), this::defaults);

        assertThat(engine.measured).isFalse();
        assertThat(lines).contains("whole: 1 runs in " + directory.resolve("out"));
        assertThat(ended.voided().orElseThrow())
                .contains("\nfile, calibration: it hung; its workers printed nothing\n");
    }

    @Test
    void withoutAVoidCaseThereIsNoFault() throws Exception {
        assertThat(sequence(new ScriptedEngine())
                        .begin(Map.of(), this::defaults)
                        .voided())
                .isEmpty();
    }

    @Test
    void aFaultInTheFirstRunLeavesNothingToReport() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.runs = List.of();
        engine.fault = new IOException("No space left on device");

        assertThat(failureOf(engine, Map.of())).hasMessage("No space left on device\nNo run was finished before.");
    }

    @Test
    void aReportThatCannotBeWrittenFailsTheGoal() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.reportFault = new IOException("no report could be written");

        assertThat(failureOf(engine, Map.of())).hasMessage("no report could be written");
    }

    @Test
    void anInterruptStaysKnown() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.fault = new InterruptedException();

        assertThat(failureOf(engine, Map.of())).hasMessageStartingWith("interrupted\nbefore it: 2 runs");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedSessionGoesOnWithItsStoredProperties() throws Exception {
        store(false, Map.of("ipcbench.runs", "3"), run(1, 1, SOCKET));
        ScriptedEngine engine = new ScriptedEngine();

        resume(engine, Map.of());

        assertThat(lines).first().isEqualTo("continues after 1 runs");
        assertThat(engine.continued).map(session -> session.results().runs()).contains(List.of(run(1, 1, SOCKET)));
        assertThat(lines).contains("whole: 2 runs in " + directory.resolve("out"));
    }

    @Test
    void aSessionThatLacksOnlyItsCallsGoesOnWithThem() throws Exception {
        store(true, Map.of("ipcbench.runs", "1"), run(1, 1, SOCKET), run(2, 1, FILE));

        resume(new ScriptedEngine(), Map.of());

        assertThat(lines).first().isEqualTo("continues after 2 runs");
    }

    @Test
    void aCompleteSessionIsReportedAnewWithoutMeasuring() throws Exception {
        store(true, Map.of("ipcbench.runs", "1", "ipcbench.trace", "off"), run(1, 1, SOCKET), run(2, 1, FILE));
        ScriptedEngine engine = new ScriptedEngine();

        resume(engine, Map.of());

        assertThat(engine.measured).isFalse();
        assertThat(lines).containsExactly("nothing left after 2 runs", "whole: 2 runs in " + directory.resolve("out"));
    }

    @Test
    void aCompleteSessionOfAnotherPlanIsRefused() throws Exception {
        store(true, Map.of("ipcbench.runs", "1", "ipcbench.trace", "off"), run(1, 1, SOCKET), run(2, 1, FILE));

        assertThat(catchThrowableOfType(
                        SessionException.class, () -> resume(new ScriptedEngine(), Map.of("ipcbench.runs", "2"))))
                .hasMessageContaining("\nipcbench.runs: stored '1', now '2'\n");
    }

    @Test
    void withoutAStoredSessionThereIsNothingToContinueAndNoDirectoryIsMade() {
        assertThat(catchThrowableOfType(SessionException.class, () -> resume(new ScriptedEngine(), Map.of())))
                .hasMessageStartingWith("ipcbench.resume: there is no session to continue: '"
                        + directory.resolve("out/results.json") + "' does not exist;")
                .hasNoCause();
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aResultsFileThatCannotBeReadIsNotContinued() throws Exception {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(directory.resolve("out/results.json"), "{\"format\": \"ipc-bench-results\", no JSON");

        assertThat(catchThrowableOfType(SessionException.class, () -> resume(new ScriptedEngine(), Map.of())))
                .hasMessageStartingWith(directory.resolve("out/results.json") + ": not valid JSON");
    }

    /** That it is not ours says more than why it cannot be read. */
    @Test
    void aResultsFileOfAnotherToolIsNotContinued() throws Exception {
        Files.createDirectories(directory.resolve("out"));
        Path file = Files.writeString(directory.resolve("out/results.json"), "no JSON");

        assertThat(catchThrowableOfType(SessionException.class, () -> resume(new ScriptedEngine(), Map.of())))
                .hasMessage("ipcbench.outputDirectory: '" + directory.resolve("out")
                        + "' holds what IPC Bench must not replace: results.json (not written by IPC Bench)"
                        + "; move it away, or name a directory of its own");
        assertThat(file).hasContent("no JSON");
    }

    @Test
    void aDirectoryInUseIsRefusedBeforeAnythingIsMeasured() throws Exception {
        ScriptedEngine engine = new ScriptedEngine();
        SessionLock other = SessionLock.take(Files.createDirectories(directory.resolve("out")));
        try {
            assertThat(failureOf(engine, Map.of()))
                    .hasMessageContaining("is in use by another session (process ")
                    .hasNoCause();
        } finally {
            other.close();
        }
        assertThat(engine.measured).isFalse();
        measure(engine, Map.of());
    }

    @Test
    void aFaultBeforeTheFirstRunSaysWhoseResultsLieThere() throws Exception {
        store(true, Map.of(), run(1, 1, SOCKET));
        ScriptedEngine engine = new ScriptedEngine();
        engine.runs = List.of();
        engine.fault = new RunVoidedException("calibration (socket) is void", null);

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("calibration (socket) is void\nNo run was finished before.\nThe results and the report in '"
                        + directory.resolve("out") + "' are of an earlier session, started 2026-01-01T00:00:00Z.");
    }

    private SessionException failureOf(ScriptedEngine engine, Map<String, String> given) {
        return catchThrowableOfType(SessionException.class, () -> measure(engine, given));
    }

    private void measure(ScriptedEngine engine, Map<String, String> given) throws SessionException {
        sequence(engine).begin(given, this::defaults);
    }

    private void resume(ScriptedEngine engine, Map<String, String> given) throws SessionException {
        sequence(engine).goOn(given, this::defaults);
    }

    private SessionSequence sequence(ScriptedEngine engine) {
        return new SessionSequence(List.of(SOCKET, FILE), engine::measure, engine, new Heard());
    }

    private PlanDefaults defaults() {
        return new PlanDefaults(
                directory, directory, directory.resolve("out"), Path.of(System.getProperty("java.home")), 1, List.of());
    }

    private void store(boolean complete, Map<String, String> given, RunResult... runs) throws Exception {
        store(complete, given, List.of(), runs);
    }

    private void store(boolean complete, Map<String, String> given, List<CaseRecord> others, RunResult... runs)
            throws Exception {
        Files.createDirectories(directory.resolve("out"));
        BenchmarkPlan plan = new PlanParser(List.of(SOCKET, FILE)).parse(given, defaults());
        ResultsJson.write(
                results(plan, complete, List.of(runs), others),
                directory.resolve("out").resolve("results.json"));
    }

    private static Case key(Mode mode) {
        return new Case(mode.id(), 112_192, Case.BASE);
    }

    private static CaseRecord record(Mode mode) {
        return record(key(mode));
    }

    private static CaseRecord record(Case key) {
        return CaseRecord.measured(
                key,
                1_000,
                new CaseRecord.Depth(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(1)));
    }

    /** A run of 1,000 messages that took each worker 20 us of CPU per message. */
    private static RunResult run(int index, int round, Mode mode) {
        WorkerMeasurement worker = new WorkerMeasurement(
                50_000_000, 20_000_000, 5_000_000, 15_000_000, 9_000_000, 19_000_000, 112_192_000, 8_000_000, 12);
        return new RunResult(
                index,
                round,
                key(mode),
                1_000,
                50_000_000,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Results results(BenchmarkPlan plan, List<RunResult> runs, List<CaseRecord> unsupported) {
        return results(plan, true, runs, unsupported);
    }

    private static Results results(
            BenchmarkPlan plan, boolean complete, List<RunResult> runs, List<CaseRecord> unsupported) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                "1.2.3",
                "2026-01-01T00:00:00Z",
                complete,
                PlanRecord.of(plan),
                TestPlans.environment(),
                List.of(),
                plan.cases().stream()
                        .map(key -> unsupported.stream()
                                .filter(one -> one.key().equals(key))
                                .findFirst()
                                .orElseGet(() -> record(key)))
                        .toList(),
                runs,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Writes down what it is told. */
    private final class Heard implements SessionSequence.Audience {
        @Override
        public void notLocked(Path place) {
            lines.add("not locked");
        }

        @Override
        public void optionsNotPassedOn(List<String> variables) {
            // Whatever this build was started with.
        }

        @Override
        public void begins(BenchmarkPlan plan) {
            lines.add("begins with " + plan.modes().stream().map(Mode::id).toList());
        }

        @Override
        public void continues(Results stored) {
            lines.add("continues after " + stored.runs().size() + " runs");
        }

        @Override
        public void nothingLeft(Results stored) {
            lines.add("nothing left after " + stored.runs().size() + " runs");
        }

        @Override
        public void ends(List<String> ofSession) {
            lines.addAll(ofSession);
        }
    }

    /** Stores its runs, then ends as the test says. */
    private static final class ScriptedEngine implements Reports {
        private List<RunResult> runs = List.of(run(1, 1, SOCKET), run(2, 1, FILE));
        private List<CaseRecord> unsupported = List.of();
        private Exception fault;
        private IOException reportFault;
        private List<String> reportProblems = List.of();
        private boolean measured;
        private Optional<StoredSession> continued = Optional.empty();

        Results measure(BenchmarkPlan plan, Optional<StoredSession> before, Consumer<Results> stored)
                throws RunVoidedException, IOException, InterruptedException {
            measured = true;
            continued = before;
            Results results = results(plan, runs, unsupported);
            stored.accept(results);
            if (fault instanceof RunVoidedException voided) {
                throw voided;
            } else if (fault instanceof IOException failed) {
                throw failed;
            } else if (fault instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            return results;
        }

        @Override
        public List<String> problems() {
            return reportProblems;
        }

        @Override
        public List<String> ofWhole(Results results, Path target) throws IOException {
            if (reportFault != null) {
                throw reportFault;
            }
            return List.of("whole: " + results.runs().size() + " runs in " + target);
        }

        @Override
        public List<String> ofStopped(Results results, Path target) {
            return List.of("stopped: " + results.runs().size() + " runs");
        }

        @Override
        public String beforeFault(Results results, Path target) {
            return "before it: " + results.runs().size() + " runs";
        }
    }
}
