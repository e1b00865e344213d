package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.machine.EnvironmentProbe;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.Payload;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.plan.RunOrder;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.plan.TraceChoice;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.BenchmarkSession;
import io.github.ipcbench.session.ResultsFile;
import io.github.ipcbench.session.SessionListener;
import io.github.ipcbench.session.SessionSteps;
import io.github.ipcbench.session.WorkerCommand;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a session with messages of two sizes and two variants, as real workers measured it. */
@Tag("forks")
class SeveralCasesReportTest {
    @TempDir
    Path directory;

    @Test
    void everyCaseHasItsRowAndTheArticleStandsOnlyBesideMessagesOfItsSizeInTheFirstVariant() throws Exception {
        measure(plan());

        ReportWriter.Report report =
                ReportWriter.write(ResultsJson.read(directory.resolve(ResultsFile.NAME)), directory);

        String page = Files.readString(report.markdown());
        int table = page.indexOf("<summary>User and system time");
        List<String> rows = page.substring(table, page.indexOf("</details>", table))
                .lines()
                .filter(line -> line.startsWith("| **") || line.contains("article 2015"))
                .map(line -> line.substring(2, line.indexOf(" |", 2)).replace("*", ""))
                .toList();
        assertThat(rows)
                .containsExactly(
                        "socket, 4,096 bytes, base",
                        "socket, 4,096 bytes, block",
                        "file, 4,096 bytes, base",
                        "file, 4,096 bytes, block",
                        "socket, 112,192 bytes, base",
                        "socket, 112,192 bytes, base, article 2015",
                        "socket, 112,192 bytes, block",
                        "file, 112,192 bytes, base",
                        "file, 112,192 bytes, base, article 2015",
                        "file, 112,192 bytes, block");
        assertThat(page)
                .contains("| Bytes per message | 4,096 \\| 112,192 |")
                .contains("| Wait before each receive, base | select |")
                .contains("| Wait before each receive, block | block |");
        assertThat(report.html()).content().contains("socket, 4,096 bytes, block");
    }

    private BenchmarkPlan plan() {
        WorkerJvm jvm = new WorkerJvm(Path.of(System.getProperty("java.home")), List.of());
        Variant base = Variant.base(jvm, directory, WaitStrategy.SELECT, Optional.empty());
        Variant block =
                new Variant("block", jvm, Map.of(), directory, WaitStrategy.BLOCK, Optional.empty(), base.depth());
        ModeCatalog catalog = ModeCatalog.load(SeveralCasesReportTest.class.getClassLoader());
        return new BenchmarkPlan(
                Preset.QUICK,
                List.of(catalog.mode("socket"), catalog.mode("file")),
                new BenchmarkPlan.Message(List.of(4096, 112_192), 3, new Payload.Struct(), 42),
                List.of(base, block),
                new BenchmarkPlan.Runs(
                        1, OptionalLong.of(100), RunOrder.ALTERNATING, false, TraceChoice.OFF, Duration.ofMinutes(1)),
                new BenchmarkPlan.Output(directory, 5, Optional.empty()),
                Map.of());
    }

    private void measure(BenchmarkPlan plan) throws Exception {
        new BenchmarkSession(
                        plan,
                        EnvironmentProbe.detect(directory, plan.base().jvm()),
                        "test",
                        WorkerCommand.ofThisProcess(),
                        ResultsFile.ofNewSession(directory),
                        new Silence())
                .run();
    }

    private static final class Silence implements SessionListener {
        @Override
        public void sessionStarted(CaseNames names, SessionSteps expected) {}

        @Override
        public void calibrationStarted(Case key, int cases) {}

        @Override
        public void calibrated(Case key, long messages) {}

        @Override
        public void caseUnsupported(Case key, Unsupported unsupported) {}

        @Override
        public void caseVoided(Case key, RunVoidedException why) {
            throw new AssertionError(why);
        }

        @Override
        public void runStarted(ScheduledRun run, int totalRuns) {}

        @Override
        public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {}

        @Override
        public void warned(String warning) {}
    }
}
