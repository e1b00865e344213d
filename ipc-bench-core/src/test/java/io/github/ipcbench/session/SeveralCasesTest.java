package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session with messages of two sizes and two variants, over real processes. */
@Tag("forks")
class SeveralCasesTest {
    private static final int SMALL = 4096;
    private static final int LARGE = 112_192;

    @TempDir
    Path directory;

    private final List<Case> opened = new ArrayList<>();
    private final AtomicBoolean measured = new AtomicBoolean();

    @Test
    void everythingIsMeasuredAndKeptApartByCaseUnderTheSettingsOfItsVariant() throws Exception {
        Path baseFiles = Files.createDirectory(directory.resolve("base"));
        Path candidateFiles = Files.createDirectory(directory.resolve("candidate"));
        BenchmarkPlan plan = TestPlans.with(
                TestPlans.checkingItself(directory, 1, OptionalLong.of(640), SMALL, "socket", "file"),
                List.of(SMALL, LARGE),
                List.of(base(baseFiles), candidate(candidateFiles)));

        FutureTask<Map<Path, Set<String>>> watch = new FutureTask<>(() -> watch(baseFiles, candidateFiles));
        new Thread(watch, "watch").start();
        Results results = measure(plan);

        // A private directory for each pair of workers, numbered as they are opened, where its variant's files lie.
        Map<Path, Set<String>> seen = watch.get();
        assertThat(seen.get(baseFiles)).isEqualTo(names("base"));
        assertThat(seen.get(candidateFiles)).isEqualTo(names("candidate"));
        assertThat(logs())
                .hasSize(2 * names("candidate").size())
                .allSatisfy(log -> assertThat(log).content().contains("Max. Heap Size: 80.00M"));
        assertThat(logs())
                .allSatisfy(log -> assertThat(log.getFileName().toString()).contains("candidate"));

        assertThat(results.complete()).isTrue();
        assertThat(results.cases()).extracting(CaseRecord::key).containsExactlyElementsOf(plan.cases());
        assertThat(results.runs()).extracting(RunResult::key).containsExactlyElementsOf(plan.cases());
        assertThat(plan.cases()).hasSize(8).doesNotHaveDuplicates();
        assertThat(results.runs()).allSatisfy(run -> {
            assertThat(run.ends().sender().bytesMoved())
                    .isEqualTo(640L * run.key().payloadBytes());
            if (run.key().variant().equals("candidate")) {
                assertThat(run.slices().orElseThrow().sender().cpus()).containsOnly(0);
                assertThat(run.slices().orElseThrow().receiver().cpus()).containsOnly(0);
            }
        });
        // A message 27 times as large, on a machine that may be busy.
        assertThat(floorNanos(results, LARGE)).isGreaterThan(3 * floorNanos(results, SMALL));

        SelfCheck check = results.selfCheck().orElseThrow();
        assertThat(check.key()).isEqualTo(new Case("socket", SMALL, "base"));
        assertThat(Stream.concat(check.again().stream(), check.delayed().stream()))
                .hasSize(2)
                .extracting(RunResult::key)
                .containsOnly(check.key());

        assertThat(ResultsJson.read(directory.resolve(ResultsFile.NAME))).isEqualTo(results);
        SessionSummary summary = SessionSummary.of(results);
        Case file = new Case("file", LARGE, "candidate");
        assertThat(summary.withBaselineMode(file).orElseThrow().baseline())
                .isEqualTo(new Case("socket", LARGE, "candidate"));
        assertThat(summary.withFirstVariant(file).orElseThrow().baseline()).isEqualTo(new Case("file", LARGE, "base"));
    }

    /** Floors never agree to the last digit. */
    @Test
    void aPairOfVariantsWhoseFloorsDifferIsMeasuredTwiceAndAllIsStored() throws Exception {
        BenchmarkPlan plan = TestPlans.with(
                TestPlans.of(directory, 2, OptionalLong.of(300), SMALL, "socket"),
                List.of(SMALL),
                List.of(base(directory), named("candidate", base(directory))));

        Results results = session(plan, new SilentListener())
                .whereFloorsMayDifferBy(Math.ulp(1.0))
                .run();

        List<RunResult> repeated = results.repeated().orElseThrow();
        assertThat(results.complete()).isTrue();
        assertThat(results.runs()).extracting(RunResult::index).containsExactly(1, 2, 3, 4);
        assertThat(repeated).extracting(RunResult::index).containsExactly(1, 2);
        assertThat(repeated).doesNotContainAnyElementsOf(results.runs());
        assertThat(results.warnings())
                .filteredOn(warning -> warning.code() == WarningCode.REPEATED_PAIRS)
                .containsExactly(Warning.of(WarningCode.REPEATED_PAIRS, 1));
        assertThat(ResultsJson.read(directory.resolve(ResultsFile.NAME))).isEqualTo(results);
    }

    /** Five messages are five turns; two of the three runs wait in each. */
    @Test
    void fewerMessagesThanTurnsAreMovedInAsManyTurns() throws Exception {
        Variant base = base(directory);
        BenchmarkPlan plan = TestPlans.with(
                TestPlans.of(directory, 1, OptionalLong.of(5), SMALL, "mmap-relaxed"),
                List.of(SMALL),
                List.of(base, named("candidate", base), named("other", base)));

        Results results = session(plan, new SilentListener()).run();

        assertThat(results.runs()).hasSize(3).allSatisfy(run -> {
            assertThat(run.messages()).isEqualTo(5);
            assertThat(run.ends().stream())
                    .allSatisfy(end -> assertThat(end.bytesMoved()).isEqualTo(5L * SMALL));
            assertThat(run.slices().orElseThrow().receiver().windowNanosPerMessage())
                    .hasSize(5);
            assertThat(run.noise()).isPresent();
        });
    }

    private static Variant named(String name, Variant like) {
        return new Variant(
                name,
                like.jvm(),
                like.environment(),
                like.tempDirectory(),
                like.waitStrategy(),
                like.affinity(),
                like.depth());
    }

    private static Variant base(Path files) {
        return Variant.base(TestPlans.JVM, files, WaitStrategy.SELECT, Optional.empty());
    }

    /** Its variable has its workers print the heap that its argument gives them; those of the first variant print nothing. */
    private static Variant candidate(Path files) {
        return new Variant(
                "candidate",
                new WorkerJvm(TestPlans.JVM.home(), List.of("-Xmx80m")),
                Map.of("JDK_JAVA_OPTIONS", "-XshowSettings:vm"),
                files,
                WaitStrategy.BLOCK,
                Optional.of(new Affinity(0, 0)),
                OptionalInt.of(11));
    }

    private Results measure(BenchmarkPlan plan) throws Exception {
        SilentListener listener = new SilentListener() {
            @Override
            public void calibrationStarted(Case key, int cases) {
                opened.add(key);
            }

            @Override
            public void runStarted(ScheduledRun run, int totalRuns) {
                opened.add(run.key());
            }
        };
        try {
            return session(plan, listener).run();
        } finally {
            measured.set(true);
        }
    }

    private BenchmarkSession session(BenchmarkPlan plan, SilentListener listener) {
        return new BenchmarkSession(
                plan,
                TestPlans.environment(),
                "test",
                WorkerCommand.ofThisProcess(),
                ResultsFile.ofNewSession(directory),
                listener);
    }

    private Set<String> names(String variant) {
        Set<String> names = new TreeSet<>();
        IntStream.range(0, opened.size())
                .filter(place -> opened.get(place).variant().equals(variant))
                .forEach(place -> names.add("f" + Integer.toString(place + 1, Character.MAX_RADIX)));
        return names;
    }

    /** The names of the directories that lie in those of the session while it goes on, by their parent. */
    private Map<Path, Set<String>> watch(Path first, Path second) throws InterruptedException {
        Map<Path, Set<String>> seen = Map.of(first, new TreeSet<>(), second, new TreeSet<>());
        while (!measured.get()) {
            seen.forEach((parent, names) -> names.addAll(below(parent)));
            Thread.sleep(5);
        }
        return seen;
    }

    private static List<String> below(Path parent) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.walk(parent, 2)) {
            all.filter(path -> path.getNameCount() == parent.getNameCount() + 2)
                    .forEach(path -> names.add(path.getFileName().toString()));
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            // Seen before, or seen again.
        }
        return names;
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("logs"))) {
            return all.toList();
        }
    }

    private static double floorNanos(Results results, int payloadBytes) {
        return results.runs().stream()
                .filter(run -> run.key().payloadBytes() == payloadBytes)
                .mapToDouble(run -> run.floor().orElseThrow().ringNanos())
                .sum();
    }
}
