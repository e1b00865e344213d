package io.github.ipcbench.maven;

import static io.github.ipcbench.maven.Examples.FILE;
import static io.github.ipcbench.maven.Examples.SOCKET;
import static io.github.ipcbench.maven.Examples.results;
import static io.github.ipcbench.maven.Examples.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.report.ReportTemplateException;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.UnsupportedMode;
import io.github.ipcbench.runner.RunVoidedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                        "report: " + directory.resolve("out/report.html"),
                        "report: " + directory.resolve("out/report.md"));
    }

    @Test
    void theIntentionNamesACountOfMessagesThatIsKnown() throws Exception {
        measure(new ScriptedEngine(), Map.of("ipcbench.messages", "200"));

        assertThat(lines).first().asString().contains("10 runs per mode, 200 messages each,");
    }

    @Test
    void badInputFailsBeforeAnythingIsMeasured() {
        ScriptedEngine engine = new ScriptedEngine();

        MojoExecutionException failure = failureOf(engine, Map.of("ipcbench.runs", "0", "ipcbench.modes", "sokcet"));

        assertThat(failure).hasMessage("""
                        2 problems, nothing was measured:
                        ipcbench.modes: unknown mode 'sokcet'; known: socket, file
                        ipcbench.runs: '0' is out of range; valid: 1 to 100000""").hasNoCause();
        assertThat(engine.measured).isFalse();
        assertThat(lines).isEmpty();
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
        engine.unsupported =
                List.of(new UnsupportedMode("socket", "EMSGSIZE", 100), new UnsupportedMode("file", "ENOSPC", 0));

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("no mode could be measured: "
                        + "socket: not possible at this size (EMSGSIZE); largest message that went through: 100 bytes; "
                        + "file: not possible at this size (ENOSPC); largest message that went through: 0 bytes");
    }

    @Test
    void anUnsupportedModeBesideOthersIsNoFailure() throws Exception {
        ScriptedEngine engine = new ScriptedEngine();
        engine.unsupported = List.of(new UnsupportedMode("socket", "EMSGSIZE", 100));

        measure(engine, Map.of());

        assertThat(lines).contains("the table of 2 runs");
    }

    @Test
    void aVoidedRunFailsAndNamesTheReportOfTheRunsBeforeIt() {
        ScriptedEngine engine = new ScriptedEngine();
        engine.fault = new RunVoidedException("run 3 (socket) does not count: the receiver hung; see logs/x.log", null);

        assertThat(failureOf(engine, Map.of()))
                .hasMessage("run 3 (socket) does not count: the receiver hung; see logs/x.log\nThe 2 runs before it: "
                        + directory.resolve("out/report.html"))
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

    private MojoExecutionException failureOf(ScriptedEngine engine, Map<String, String> given) {
        return catchThrowableOfType(MojoExecutionException.class, () -> measure(engine, given));
    }

    private void measure(ScriptedEngine engine, Map<String, String> given) throws MojoExecutionException {
        PlanDefaults defaults = new PlanDefaults(
                directory, directory, directory.resolve("out"), Path.of(System.getProperty("java.home")), 1);
        new MeasureAndReport(engine, engine, lines::add).run(given, defaults);
    }

    /** Stores its runs, then ends as the test says. */
    private static final class ScriptedEngine extends SilentProgress implements Engine {
        private List<RunResult> runs = List.of(run(0, 0, SOCKET), run(1, 0, FILE));
        private List<UnsupportedMode> unsupported = List.of();
        private Exception fault;
        private IOException reportFault;
        private ReportTemplateException templateFault;
        private List<String> reportProblems = List.of();
        private boolean measured;

        @Override
        public List<Mode> modes() {
            return List.of(SOCKET, FILE);
        }

        @Override
        public Results measure(BenchmarkPlan plan, Progress progress, Consumer<Results> stored)
                throws RunVoidedException, IOException, InterruptedException {
            measured = true;
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
        public String consoleReport(Results results) {
            return "the answer\nthe table of " + results.runs().size() + " runs\n";
        }
    }
}
