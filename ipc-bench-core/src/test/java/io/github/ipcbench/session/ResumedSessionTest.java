package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts real sessions and goes on with what they stored. */
@Tag("forks")
class ResumedSessionTest {
    @TempDir
    Path directory;

    @Test
    void aSessionGoesOnAtItsNextRunAndLeavesWhatWasMeasuredAsItWas() throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 3, OptionalLong.of(20), 4096, "socket", "file");
        interruptBefore(4, plan);
        StoredSession session = StoredSession.in(directory);
        Results before = session.results();

        Results after = resume(plan, session);

        assertThat(before.complete()).isFalse();
        assertThat(before.runs()).hasSize(3);
        assertThat(after.complete()).isTrue();
        assertThat(after.runs().subList(0, 3)).isEqualTo(before.runs());
        assertThat(after.runs())
                .extracting(run -> run.key().mode())
                .containsExactly("socket", "file", "socket", "file", "socket", "file");
        assertThat(after.runs()).extracting(RunResult::index).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(after.plan()).isEqualTo(before.plan());
        assertThat(after.environment()).isEqualTo(before.environment());
        assertThat(ResultsJson.read(directory.resolve(ResultsFile.NAME))).isEqualTo(after);
        // The file's own text for these runs, too: nothing is rounded or reordered on the way.
        assertThat(jsonOfRuns(after, 3)).isEqualTo(jsonOfRuns(before, 3));
        for (int one = 0; one < seenMost(before).size(); one++) {
            assertThat(seenMost(after).get(one))
                    .isGreaterThanOrEqualTo(seenMost(before).get(one));
        }
    }

    @Test
    void aSessionThatChecksItselfGoesOnWithItsChecks() throws Exception {
        BenchmarkPlan plan = TestPlans.checkingItself(directory, 2, OptionalLong.of(200), 4096, "file", "socket");
        // Of the eight runs each round has file, then socket three times: the fourth is the first round's delayed one.
        interruptBefore(6, plan);
        StoredSession session = StoredSession.in(directory);
        SelfCheck before = session.results().selfCheck().orElseThrow();

        Results after = resume(plan, session);

        SelfCheck check = after.selfCheck().orElseThrow();
        assertThat(before.again()).hasSize(1);
        assertThat(before.delayed()).hasSize(1);
        assertThat(check.plantedNanosPerMessage()).isEqualTo(before.plantedNanosPerMessage());
        assertThat(check.again()).hasSize(2).startsWith(before.again().get(0));
        assertThat(check.delayed()).hasSize(2).startsWith(before.delayed().get(0));
        assertThat(check.measuredDelayNanos())
                .hasSize(2)
                .startsWith(before.measuredDelayNanos().get(0));
        assertThat(after.runsInOrder()).extracting(RunResult::index).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(after.complete()).isTrue();
    }

    @Test
    void aContinuedSessionSaysSo() throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 2, OptionalLong.of(20), 4096, "socket");
        interruptBefore(2, plan);

        Results after = resume(plan, StoredSession.in(directory));

        assertThat(after.warnings())
                .filteredOn(warning -> warning.code() == WarningCode.CONTINUED)
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.count(WarningValue.RUNS)).isEqualTo(1);
                    assertThat(warning.count(WarningValue.OF)).isEqualTo(2);
                    assertThat(Instant.parse(warning.text(WarningValue.AT))).isBeforeOrEqualTo(Instant.now());
                });
    }

    @Test
    void nothingIsCalibratedAgain() throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 2, OptionalLong.empty(), 4096, "socket");
        interruptBefore(2, plan);
        StoredSession session = StoredSession.in(directory);
        SessionListener refusingCalibration = new SilentListener() {
            @Override
            public void calibrationStarted(Case key, int cases) {
                throw new AssertionError("calibrated " + key);
            }
        };

        Results after = BenchmarkSession.continuing(
                        plan,
                        session,
                        WorkerCommand.ofThisProcess(),
                        ResultsFile.ofStoredSession(session),
                        refusingCalibration)
                .run();

        assertThat(after.runs()).hasSize(2);
        assertThat(after.runs())
                .extracting(RunResult::messages)
                .containsOnly(session.results().cases().get(0).messages().orElseThrow());
    }

    @Test
    void aResultsFileThatCannotBeReplacedInMidSessionKeepsItsRunsAndEndsTheWorkers() throws Exception {
        BenchmarkPlan plan = TestPlans.of(directory, 3, OptionalLong.of(20), 4096, "socket");
        Path file = directory.resolve(ResultsFile.NAME);
        SessionListener saboteur = new SilentListener() {
            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                if (run.index() == 3) {
                    TestFiles.makeUnwritable(file);
                }
            }
        };

        assertThatThrownBy(() -> session(plan, saboteur).run())
                .hasMessageStartingWith("3 runs measured, but '" + file + "' cannot be written (");
        assertThat(ResultsJson.read(TestFiles.keptCopy(file)).runs()).hasSize(2);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void anOutputDirectoryRemovedInMidSessionIsMadeAgainWithAllThatWasMeasured() throws Exception {
        Path output = directory.resolve("out");
        BenchmarkPlan plan = TestPlans.of(directory, 3, OptionalLong.of(20), 4096, "socket");
        SessionListener saboteur = new SilentListener() {
            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                if (run.index() == 3) {
                    TestFiles.remove(output);
                }
            }
        };

        Files.createDirectory(output);
        assertThatThrownBy(() -> new BenchmarkSession(
                                plan,
                                TestPlans.environment(),
                                "test",
                                WorkerCommand.ofThisProcess(),
                                ResultsFile.ofNewSession(output),
                                saboteur)
                        .run())
                .hasMessage("the output directory '" + output + "' was removed while the session ran; it was made "
                        + "again, and '" + output.resolve(ResultsFile.NAME) + "' holds the 3 runs measured so far");
        assertThat(ResultsJson.read(output.resolve(ResultsFile.NAME)).runs()).hasSize(3);
    }

    private static String jsonOfRuns(Results results, int runs) {
        Results first = new Results(
                Results.FORMAT,
                Results.VERSION,
                results.tool(),
                results.startedAt(),
                false,
                results.plan(),
                results.environment(),
                List.of(),
                results.cases(),
                results.runs().subList(0, runs),
                Optional.empty(),
                Optional.empty(),
                List.of());
        // What was seen in flight goes on with the runs.
        return ResultsJson.toJson(first).replaceAll("\"seenMost\" : [0-9]+", "\"seenMost\" : 0");
    }

    private static List<Integer> seenMost(Results results) {
        return results.cases().stream()
                .map(one -> one.depth().orElseThrow().seenMost().getAsInt())
                .toList();
    }

    private Results resume(BenchmarkPlan plan, StoredSession session) throws Exception {
        session.requireSame(plan, "test", session.results().environment());
        return BenchmarkSession.continuing(
                        plan,
                        session,
                        WorkerCommand.ofThisProcess(),
                        ResultsFile.ofStoredSession(session),
                        new SilentListener())
                .run();
    }

    private void interruptBefore(int index, BenchmarkPlan plan) {
        SessionListener saboteur = new SilentListener() {
            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                if (run.index() == index) {
                    throw new IllegalStateException("stopped by the test");
                }
            }
        };
        assertThatThrownBy(() -> session(plan, saboteur).run()).hasMessage("stopped by the test");
    }

    private BenchmarkSession session(BenchmarkPlan plan, SessionListener listener) {
        return new BenchmarkSession(
                plan,
                TestPlans.environment(),
                "test",
                WorkerCommand.ofThisProcess(),
                ResultsFile.ofNewSession(directory),
                listener);
    }
}
