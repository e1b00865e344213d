package io.github.ipcbench.maven;

import static io.github.ipcbench.maven.Examples.FILE;
import static io.github.ipcbench.maven.Examples.SOCKET;
import static io.github.ipcbench.maven.Examples.key;
import static io.github.ipcbench.maven.Examples.results;
import static io.github.ipcbench.maven.Examples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.SessionLock;
import io.github.ipcbench.session.StoredSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class MeasureAndReportTest {
    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    @Test
    void theTableAndThenTheReportsAreShownAtTheEnd() throws Exception {
        measure(new ScriptedEngine(), Map.of());

        assertThat(lines)
                .containsExactly(
                        "measuring socket, file: 10 runs per mode, about a second each, a message being 112192 bytes and "
                                + "3 descriptors",
                        "the answer",
                        "the table of 2 runs",
                        "report: " + directory.resolve("out/report.html").toUri(),
                        "paste: " + directory.resolve("out/report.md"));
    }

    @Test
    void theIntentionNamesACountOfMessagesThatIsKnown() throws Exception {
        measure(new ScriptedEngine(), Map.of("ipcbench.messages", "200"));

        assertThat(lines).first().asString().contains("10 runs per mode, 200 messages each,");
    }

    @Test
    void aGlanceIsCalledAFirstLook() throws Exception {
        assertThat(intention(Map.of("ipcbench.preset", "glance", "ipcbench.modes", "socket")))
                .startsWith("a first look: measuring socket: 4 runs per mode, about 0.4 seconds each, ");
    }

    @Test
    void theIntentionNamesEverySizeAndVariant() throws Exception {
        assertThat(intention(Map.of("ipcbench.size", "16,4k", "ipcbench.variants", "base;candidate:wait=block")))
                .isEqualTo(
                        "measuring socket, file: 10 runs per case, about a second each, a message being 16 or 4096 bytes"
                                + " and 3 descriptors, in variants base, candidate");
    }

    private String intention(Map<String, String> given) throws InvalidPlanException {
        return Wording.intention(new PlanParser(new ScriptedEngine().modes()).parse(given, defaults()));
    }

    @Test
    void badInputFailsBeforeAnythingIsMeasured() {
        ScriptedEngine engine = new ScriptedEngine();

        MojoExecutionException failure = failureOf(engine, Map.of("ipcbench.runs", "0", "ipcbench.modes", "sokcet"));

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
            MeasureAndReport job = new MeasureAndReport(engine, engine, lines::add);
            assertThatThrownBy(() -> job.run(Map.of(), () -> {
                        throw new IllegalStateException("/proc is not there");
                    }))
                    .isInstanceOf(MojoExecutionException.class)
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
    void aTemplateThatFailsAfterMeasuringLosesNoResults() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.templateFault = new ReportTemplateException("template report.html.ftlh, line 3, column 1: no", null);

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("the results are stored in '" + directory.resolve("out/results.json")
                        + "', but not every report could be written: template report.html.ftlh, line 3, column 1: no");

        engine.fault = new RunVoidedException("the receiver hung", null);
        assertThat(failureOf(engine, Map.of()))
                .hasMessage("the receiver hung\nThe 2 runs before it could not be reported: "
                        + "template report.html.ftlh, line 3, column 1: no");
    }

    @Test
    void whenNoModeCouldBeMeasuredTheGoalFailsAndSaysWhy() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.runs = List.of();
        engine.unsupported = List.of(
                CaseRecord.unsupported(key(SOCKET), "EMSGSIZE", 100), CaseRecord.unsupported(key(FILE), "ENOSPC", 0));

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("no mode could be measured: "
                        + "socket: not possible at this size (EMSGSIZE); largest message that went through: 100 bytes; "
                        + "file: not possible at this size (ENOSPC); largest message that went through: 0 bytes");
    }

    @Test
    void anUnsupportedModeBesideOthersIsNoFailure() throws Exception {
        ScriptedEngine engine = new ScriptedEngine();
        engine.unsupported = List.of(CaseRecord.unsupported(key(SOCKET), "EMSGSIZE", 100));

        measure(engine, Map.of());

        assertThat(lines).contains("the table of 2 runs");
    }

    @Test
    void aVoidedRunFailsAndNamesTheReportOfTheRunsBeforeIt() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.fault = new RunVoidedException("run 3 (socket) does not count: the receiver hung; see logs/x.log", null);

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("run 3 (socket) does not count: the receiver hung; see logs/x.log\nThe 2 runs before it: "
                        + directory.resolve("out/report.html") + "\nGo on with: the command")
                .hasCause(engine.fault);
        assertThat(engine.closed).isTrue();
    }

    @Test
    void aFaultInTheFirstRunLeavesNothingToReport() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.runs = List.of();
        engine.fault = new IOException("No space left on device");

        assertThat(failureOf(engine, Map.of())).hasMessage("No space left on device\nNo run was finished before.");
    }

    @Test
    void aSecondFaultDoesNotHideTheFirst() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.fault = new RunVoidedException("the receiver hung", null);
        engine.reportFault = new IOException("No space left on device");

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("the receiver hung\nThe 2 runs before it could not be reported: No space left on device");
    }

    @Test
    void aReportThatCannotBeWrittenFailsTheGoal() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.reportFault = new IOException("No space left on device");

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("the results are stored, but no report could be written to '" + directory.resolve("out")
                        + "': No space left on device");
    }

    @Test
    void anInterruptStaysKnown() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.fault = new InterruptedException();

        assertThat(failureOf(engine, Map.of())).hasMessageStartingWith("interrupted\nThe 2 runs before it: ");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedSessionGoesOnWithItsStoredProperties() throws Exception {
        store(false, Map.of("ipcbench.runs", "3"), run(1, 1, SOCKET));
        ScriptedEngine engine = new ScriptedEngine();

        resume(engine, Map.of());

        assertThat(lines).first().isEqualTo("continuing the session of 2026-01-01T00:00:00Z at run 2 of 6");
        assertThat(engine.continued).map(session -> session.results().runs()).contains(List.of(run(1, 1, SOCKET)));
        assertThat(lines).contains("the table of 2 runs");
    }

    @Test
    void aSessionThatLacksOnlyItsCallsGoesOnWithThem() throws Exception {
        store(true, Map.of("ipcbench.runs", "1"), run(1, 1, SOCKET), run(2, 1, FILE));

        resume(new ScriptedEngine(), Map.of());

        assertThat(lines)
                .first()
                .isEqualTo(
                        "continuing the session of 2026-01-01T00:00:00Z with the runs that look into calls; its 2 runs "
                                + "are in");
    }

    @Test
    void aCompleteSessionIsReportedAnewWithoutMeasuring() throws Exception {
        store(true, Map.of("ipcbench.runs", "1", "ipcbench.trace", "off"), run(1, 1, SOCKET), run(2, 1, FILE));
        ScriptedEngine engine = new ScriptedEngine();

        resume(engine, Map.of());

        assertThat(engine.measured).isFalse();
        assertThat(lines)
                .containsExactly(
                        "the session of 2026-01-01T00:00:00Z is complete: nothing is left to measure, its report is "
                                + "written anew",
                        "the answer",
                        "the table of 2 runs",
                        "report: " + directory.resolve("out/report.html").toUri(),
                        "paste: " + directory.resolve("out/report.md"));
    }

    @Test
    void aCompleteSessionOfAnotherPlanIsRefused() throws Exception {
        store(true, Map.of("ipcbench.runs", "1", "ipcbench.trace", "off"), run(1, 1, SOCKET), run(2, 1, FILE));

        assertThat(catchThrowableOfType(
                        MojoExecutionException.class, () -> resume(new ScriptedEngine(), Map.of("ipcbench.runs", "2"))))
                .hasMessageContaining("\nipcbench.runs: stored '1', now '2'\n");
    }

    @Test
    void withoutAStoredSessionThereIsNothingToContinueAndNoDirectoryIsMade() {
        assertThat(catchThrowableOfType(MojoExecutionException.class, () -> resume(new ScriptedEngine(), Map.of())))
                .hasMessageStartingWith("ipcbench.resume: there is no session to continue: '"
                        + directory.resolve("out/results.json") + "' does not exist;")
                .hasNoCause();
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void aResultsFileThatCannotBeReadIsNotContinued() throws Exception {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(directory.resolve("out/results.json"), "{\"format\": \"ipc-bench-results\", no JSON");

        assertThat(catchThrowableOfType(MojoExecutionException.class, () -> resume(new ScriptedEngine(), Map.of())))
                .hasMessageStartingWith(directory.resolve("out/results.json") + ": not valid JSON");
    }

    /** That it is not ours says more than why it cannot be read. */
    @Test
    void aResultsFileOfAnotherToolIsNotContinued() throws Exception {
        Files.createDirectories(directory.resolve("out"));
        Path file = Files.writeString(directory.resolve("out/results.json"), "no JSON");

        assertThat(catchThrowableOfType(MojoExecutionException.class, () -> resume(new ScriptedEngine(), Map.of())))
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

    @Test
    void anIncompleteSessionSaysHowToGoOn() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.complete = false;
        engine.fault = new RunVoidedException("the receiver hung", null);

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("the receiver hung\nThe 2 runs before it: " + directory.resolve("out/report.html")
                        + "\nGo on with: the command");
    }

    @Test
    void aSessionThatIsStoppedTellsOnceHowFarItCameAndHowToGoOn() throws Exception {
        ScriptedEngine engine = new ScriptedEngine();
        BenchmarkPlan plan = new PlanParser(List.of(SOCKET, FILE)).parse(Map.of(), defaults());
        EndOfSession end = new EndOfSession(engine, plan, lines::add);
        end.stored(Examples.results(plan, false, engine.runs));

        assertThat(end.afterStop()).isTrue();
        assertThat(end.afterStop()).isFalse();

        assertThat(lines)
                .containsExactly(
                        "stopped after 2 of 20 runs",
                        "report: " + directory.resolve("out/report.html").toUri(),
                        "paste: " + directory.resolve("out/report.md"),
                        "continue with: the command");
    }

    @Test
    void aSessionThatIsStoppedBeforeItsFirstRunSaysSo() throws Exception {
        BenchmarkPlan plan = new PlanParser(List.of(SOCKET, FILE)).parse(Map.of(), defaults());

        new EndOfSession(new ScriptedEngine(), plan, lines::add).afterStop();

        assertThat(lines).containsExactly("stopped before the first run was in; nothing is stored.");
    }

    @Test
    void resumeIsTrueFalseOrRefused() throws Exception {
        assertThat(RunMojo.isResumed(null)).isFalse();
        assertThat(RunMojo.isResumed("false")).isFalse();
        assertThat(RunMojo.isResumed("true")).isTrue();
        assertThat(RunMojo.isResumed("")).isTrue();
        assertThat(catchThrowableOfType(MojoExecutionException.class, () -> RunMojo.isResumed("yes")))
                .hasMessage("ipcbench.resume: 'yes' is neither; valid: true, false");
    }

    private MojoExecutionException failureOf(ScriptedEngine engine, Map<String, String> given) {
        return catchThrowableOfType(MojoExecutionException.class, () -> measure(engine, given));
    }

    private void measure(ScriptedEngine engine, Map<String, String> given) throws MojoExecutionException {
        new MeasureAndReport(engine, engine, lines::add).run(given, this::defaults);
    }

    private void resume(ScriptedEngine engine, Map<String, String> given) throws MojoExecutionException {
        new MeasureAndReport(engine, engine, lines::add).resume(given, this::defaults);
    }

    private PlanDefaults defaults() {
        return new PlanDefaults(
                directory, directory, directory.resolve("out"), Path.of(System.getProperty("java.home")), 1, List.of());
    }

    private void store(boolean complete, Map<String, String> given, RunResult... runs) throws Exception {
        Files.createDirectories(directory.resolve("out"));
        BenchmarkPlan plan = new PlanParser(List.of(SOCKET, FILE)).parse(given, defaults());
        ResultsJson.write(
                Examples.results(plan, complete, List.of(runs)),
                directory.resolve("out").resolve("results.json"));
    }

    /** Stores its runs, then ends as the test says. */
    private static final class ScriptedEngine extends SilentProgress implements Engine {
        private List<RunResult> runs = List.of(run(1, 1, SOCKET), run(2, 1, FILE));
        private List<CaseRecord> unsupported = List.of();
        private Exception fault;
        private IOException reportFault;
        private ReportTemplateException templateFault;
        private List<String> reportProblems = List.of();
        private boolean measured;
        private boolean complete = true;
        private Optional<StoredSession> continued = Optional.empty();

        @Override
        public List<Mode> modes() {
            return List.of(SOCKET, FILE);
        }

        @Override
        public Results measure(
                BenchmarkPlan plan, Optional<StoredSession> before, Progress progress, Consumer<Results> stored)
                throws RunVoidedException, IOException, InterruptedException {
            measured = true;
            continued = before;
            Results results = complete ? results(plan, runs, unsupported) : Examples.results(plan, false, runs);
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
        public List<String> reportProblems() {
            return reportProblems;
        }

        @Override
        public List<Path> writeReports(Results results, Path target) throws IOException {
            if (templateFault != null) {
                throw templateFault;
            }
            if (reportFault != null) {
                throw reportFault;
            }
            return List.of(target.resolve("report.html"), target.resolve("report.md"));
        }

        @Override
        public String continueCommand(Results results) {
            return "the command";
        }

        @Override
        public String consoleReport(Results results) {
            return "the answer\nthe table of " + results.runs().size() + " runs\n";
        }
    }
}
