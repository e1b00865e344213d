package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.CaseRecord.Voided;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions of several cases in which real workers of one of them fail: the others go on. */
@Tag("forks")
class VoidRunsTest {
    private static final int BYTES = 4096;

    @TempDir
    Path directory;

    private final List<String> voided = new ArrayList<>();

    @AfterEach
    void nothingIsLeftBehind() {
        PrivateDirectories.assertNothingIsLeft(directory);
    }

    @Test
    void aWorkerThatIsKilledInRoundTwoLeavesOutItsCaseAndTheOthersAreMeasuredToTheEnd() throws Exception {
        Results results = session(3, OptionalLong.of(300), faults("killed"), 5, "socket", "faulty", "mmap-relaxed");

        assertThat(results.complete()).isTrue();
        assertThat(results.plannedRuns()).isEqualTo(7);
        assertThat(results.runs()).extracting(RunResult::index).containsExactly(1, 2, 3, 4, 6, 7, 9);
        assertThat(results.runs())
                .extracting(run -> run.key().mode())
                .containsExactly(
                        "socket", "faulty", "mmap-relaxed", "socket", "mmap-relaxed", "socket", "mmap-relaxed");
        Voided why = voidOf(results, "faulty", Case.BASE);
        assertThat(why.run()).hasValue(5);
        assertThat(why.reason())
                .startsWith("the sender was killed by signal 9 (SIGKILL")
                .contains(" while moving ");
        assertThat(why.log()).hasValue("logs/run-0005-faulty-sender.log");
        assertThat(voided)
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .startsWith("faulty: run 5 (faulty) is void: ")
                        .contains("sender's log: ", "mode faulty is of " + FaultyTransport.class.getName()));
        assertThat(SessionSummary.of(results).cases())
                .extracting(one -> one.key().mode())
                .containsExactly("socket", "mmap-relaxed");
        assertThat(SessionSequence.voided(results, directory).orElseThrow())
                .startsWith("1 of 3 cases is void; the others were measured: " + directory.resolve("report.html")
                        + "\nfaulty, run 5: the sender was killed by signal 9 ");
        assertThat(stored()).isEqualTo(results);
    }

    @Test
    void aCalibrationThatIsVoidLeavesOutItsCaseAndItsLogIsKept() throws Exception {
        List<String> broken = List.of("-XX:+NoSuchFlag");

        Results results =
                session(1, OptionalLong.of(300), List.of(base(), variant("broken", broken)), 0, "mmap-relaxed");

        assertThat(results.complete()).isTrue();
        assertThat(results.runs()).extracting(RunResult::key).containsExactly(key("mmap-relaxed", Case.BASE));
        Voided why = voidOf(results, "mmap-relaxed", "broken");
        assertThat(why.run()).isEmpty();
        assertThat(why.reason()).contains(" exited with status 1 ");
        assertThat(directory.resolve(why.log().orElseThrow()))
                .content()
                .contains("Unrecognized VM option 'NoSuchFlag'");
    }

    @Test
    void whenEveryCalibrationIsVoidTheFirstOneIsTheFault() {
        List<String> broken = List.of("-XX:+NoSuchFlag");

        assertThatThrownBy(() -> session(
                        1, OptionalLong.of(300), List.of(variant(Case.BASE, broken)), 0, "socket", "mmap-relaxed"))
                .isInstanceOf(RunVoidedException.class)
                .hasMessageStartingWith("calibration (socket) is void: ");
        assertThat(voided).hasSize(2);
        assertThat(directory.resolve(ResultsFile.NAME)).doesNotExist();
    }

    /** The variant that is left goes on, until its own fault, which ends the session; and from there when it is continued. */
    @Test
    void theLastCaseThatIsLeftEndsTheSessionWhichGoesOnWithItAlone() throws Exception {
        BenchmarkPlan plan = plan(
                3,
                OptionalLong.of(300),
                List.of(variant(Case.BASE, faultsWhen("exit")), variant("candidate", faultsAlways("exit"))),
                "faulty");
        Path flag = flag();

        assertThatThrownBy(() -> session(plan, flagAt(3, flag)).run())
                .isInstanceOf(RunVoidedException.class)
                .hasMessageStartingWith("run 3 (faulty, base) is void: the sender exited with status 7 ");
        Results before = stored();
        assertThat(before.complete()).isFalse();
        assertThat(before.runs()).extracting(RunResult::index).containsExactly(1);
        assertThat(before.voided()).extracting(one -> one.key().variant()).containsExactly("candidate");
        assertThat(before.plannedRuns()).isEqualTo(3);

        Files.delete(flag);
        StoredSession stored = StoredSession.in(directory);
        stored.requireSame(plan, "test", stored.results().environment());
        Results after = BenchmarkSession.continuing(
                        plan,
                        stored,
                        FaultyTransport.workers(directory),
                        ResultsFile.ofStoredSession(stored),
                        new SilentListener())
                .run();

        assertThat(after.complete()).isTrue();
        assertThat(after.runs()).extracting(RunResult::index).containsExactly(1, 3, 5);
        assertThat(after.voided()).isEqualTo(before.voided());
    }

    @Test
    void theCheckOfTheSessionEndsWithItsCase() throws Exception {
        BenchmarkPlan plan = FaultyTransport.with(
                TestPlans.with(
                        TestPlans.checkingItself(directory, 2, OptionalLong.of(300), BYTES, "mmap-relaxed"),
                        List.of(BYTES),
                        faults("exit")),
                List.of(FaultyTransport.MODE, mode("mmap-relaxed")));

        // Round 1: faulty, faulty again, faulty delayed, mmap-relaxed; round 2 begins with run 5.
        Results results = session(plan, flagAt(5, flag())).run();

        assertThat(results.complete()).isTrue();
        assertThat(results.runsInOrder()).extracting(RunResult::index).containsExactly(1, 2, 3, 4, 8);
        assertThat(results.plannedRuns()).isEqualTo(5);
        assertThat(results.lacksSelfCheck()).isTrue();
        assertThat(results.selfCheck().orElseThrow().again()).hasSize(1);
        assertThat(SessionSummary.of(results).selfCheck()).isEmpty();
    }

    /** Floors never agree to the last digit, so that the first pair is measured twice; either variant can be void then. */
    @ParameterizedTest
    @CsvSource({"base, 1, 4", "candidate, 2, 3"})
    void aRepetitionThatIsVoidKeepsThePairThatIsThere(String faulty, int run, int last) throws Exception {
        List<Variant> variants = Stream.of(Case.BASE, "candidate")
                .map(name -> variant(name, name.equals(faulty) ? faultsWhen("exit") : List.of()))
                .toList();
        Path flag = flag();
        SessionListener atTheRepetition = new Told() {
            private int begun;

            @Override
            public void runStarted(ScheduledRun started, int totalRuns) {
                if (started.index() == 1 && ++begun == 2) {
                    make(flag);
                }
            }
        };

        Results results = session(plan(2, OptionalLong.of(300), variants, "faulty"), atTheRepetition)
                .whereFloorsMayDifferBy(Math.ulp(1.0))
                .run();

        assertThat(voided)
                .singleElement()
                .asString()
                .contains("run " + run + " (faulty, " + faulty + ", repeated) is void: ");
        assertThat(results.complete()).isTrue();
        assertThat(results.repeated()).isEmpty();
        assertThat(results.runs()).extracting(RunResult::index).containsExactly(1, 2, last);
        assertThat(voidOf(results, "faulty", faulty).run()).hasValue(run);
        assertThat(results.plannedRuns()).isEqualTo(3);
    }

    private Results session(int rounds, OptionalLong messages, List<Variant> variants, int faultyRun, String... modes)
            throws Exception {
        return session(plan(rounds, messages, variants, modes), flagAt(faultyRun, flag()))
                .run();
    }

    private BenchmarkSession session(BenchmarkPlan plan, SessionListener listener) throws IOException {
        return new BenchmarkSession(
                plan,
                TestPlans.environment(),
                "test",
                FaultyTransport.workers(directory),
                ResultsFile.ofNewSession(directory),
                listener);
    }

    private BenchmarkPlan plan(int rounds, OptionalLong messages, List<Variant> variants, String... modes) {
        BenchmarkPlan like = TestPlans.of(directory, rounds, messages, BYTES, "socket");
        return FaultyTransport.with(
                TestPlans.with(like, List.of(BYTES), variants),
                Stream.of(modes).map(VoidRunsTest::mode).toList());
    }

    private static Mode mode(String id) {
        return id.equals(FaultyTransport.MODE.id())
                ? FaultyTransport.MODE
                : ModeCatalog.load(VoidRunsTest.class.getClassLoader()).mode(id);
    }

    /** The one variant, whose faulty mode fails once the flag is there. */
    private List<Variant> faults(String kind) {
        return List.of(variant(Case.BASE, faultsWhen(kind)));
    }

    private List<String> faultsWhen(String kind) {
        List<String> arguments = new ArrayList<>(faultsAlways(kind));
        arguments.add("-Dfault.when=" + flag());
        return arguments;
    }

    private static List<String> faultsAlways(String kind) {
        return FaultyTransport.arguments(kind, "sender");
    }

    private Variant base() {
        return variant(Case.BASE, List.of());
    }

    private Variant variant(String name, List<String> jvmArguments) {
        Variant like = TestPlans.of(directory, 1, OptionalLong.empty(), BYTES, "socket")
                .base();
        return new Variant(
                name,
                new WorkerJvm(TestPlans.JVM.home(), jvmArguments),
                like.environment(),
                like.tempDirectory(),
                like.waitStrategy(),
                like.affinity(),
                OptionalInt.empty());
    }

    private Path flag() {
        return directory.resolve("flag");
    }

    private SessionListener flagAt(int index, Path flag) {
        return new Told() {
            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                if (run.index() == index) {
                    make(flag);
                }
            }
        };
    }

    private static void make(Path flag) {
        try {
            Files.createFile(flag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private class Told extends SilentListener {
        @Override
        public void caseVoided(Case key, RunVoidedException why) {
            voided.add(key.mode() + ": " + why.getMessage());
        }
    }

    private static Voided voidOf(Results results, String mode, String variant) {
        return results.voided().stream()
                .filter(one -> one.key().equals(key(mode, variant)))
                .findFirst()
                .orElseThrow()
                .voided()
                .orElseThrow();
    }

    private static Case key(String mode, String variant) {
        return new Case(mode, BYTES, variant);
    }

    private Results stored() throws IOException {
        return ResultsJson.read(directory.resolve(ResultsFile.NAME));
    }
}
