package io.github.ipcbench.results;

import io.github.ipcbench.plan.PlanProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Results of any shape the records allow, for properties. */
final class ArbitraryResults {
    private static final List<String> MEASURED = List.of("socket", "file-tmpfs", "x");

    private ArbitraryResults() {}

    static Arbitrary<Results> results() {
        return Combinators.combine(
                        text(),
                        Arbitraries.of(true, false),
                        plan(),
                        environment(),
                        runs(4),
                        ArbitraryFloors.additions(),
                        unsupported().list().ofMaxSize(2),
                        warning().list().ofMaxSize(2))
                .as((tool, complete, plan, environment, runs, additions, unsupported, warnings) -> new Results(
                        Results.FORMAT,
                        Results.VERSION,
                        tool,
                        "2026-01-02T03:04:05Z",
                        complete,
                        plan,
                        environment,
                        runs,
                        additions.queues(),
                        additions.selfCheck(),
                        additions.calls(),
                        unsupported,
                        warnings));
    }

    private static Arbitrary<PlanRecord> plan() {
        Arbitrary<Map<String, Long>> messages =
                Arbitraries.maps(Arbitraries.of(MEASURED), count()).ofMaxSize(3);
        Arbitrary<Map<String, String>> given =
                Arbitraries.maps(Arbitraries.of(PlanProperties.ALL), text()).ofMaxSize(3);
        Arbitrary<List<String>> modes = modeId().list()
                .ofMaxSize(3)
                .map(more -> Stream.concat(MEASURED.stream(), more.stream()).toList());
        return Combinators.combine(
                        modes,
                        Arbitraries.integers().between(1, 100),
                        messages,
                        Arbitraries.integers().between(16, 1 << 30),
                        Arbitraries.longs(),
                        text().optional(),
                        text().optional(),
                        given)
                .as((ids, runs, byMode, bytes, seed, affinity, label, properties) -> new PlanRecord(
                        "quick",
                        ids,
                        runs,
                        byMode,
                        bytes,
                        3,
                        "struct",
                        "alternating",
                        seed,
                        "select",
                        "auto",
                        affinity,
                        "auto",
                        false,
                        600,
                        5,
                        label,
                        properties));
    }

    private static Arbitrary<Environment> environment() {
        Arbitrary<OptionalInt> buffer = Arbitraries.integers()
                .optional()
                .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        return Combinators.combine(
                        text(),
                        Arbitraries.integers(),
                        Arbitraries.longs(),
                        buffer,
                        buffer,
                        load(),
                        ArbitraryMachine.details().optional())
                .as((words, cores, memory, send, receive, load, details) -> new Environment(
                        words, cores, memory, words, words, words, words, words, words, words, send, receive, load,
                        details));
    }

    private static Arbitrary<Double> load() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e3, 1e3).ofScale(6),
                Arbitraries.of(0.0, -0.0, -1.0, Double.MAX_VALUE, Double.MIN_VALUE, 1e-7));
    }

    /** No two of one mode in one block. */
    static Arbitrary<List<RunResult>> runs(int most) {
        return run().list().ofMaxSize(most).uniqueElements(run -> run.mode() + run.block());
    }

    static Arbitrary<RunResult> run() {
        return Combinators.combine(
                        count().map(value -> (int) (value % 100_000)),
                        Arbitraries.of(MEASURED),
                        count(),
                        worker(),
                        worker(),
                        ArbitraryMachine.noise().optional(),
                        ArbitraryFloors.course(),
                        warning().list().ofMaxSize(2))
                .as((index, mode, messages, sender, receiver, noise, course, warnings) -> new RunResult(
                        index,
                        index,
                        mode,
                        messages,
                        16,
                        messages,
                        sender,
                        receiver,
                        noise,
                        course.floor(),
                        course.slices(),
                        warnings));
    }

    static Arbitrary<WorkerMeasurement> worker() {
        return Combinators.combine(count(), count(), count(), count(), Arbitraries.integers())
                .as((wall, user, system, bytes, descriptors) ->
                        new WorkerMeasurement(wall, user, user, system, user, system, bytes, bytes, descriptors));
    }

    private static Arbitrary<UnsupportedMode> unsupported() {
        return Combinators.combine(Arbitraries.of(MEASURED), text(), count()).as(UnsupportedMode::new);
    }

    private static Arbitrary<Warning> warning() {
        return Combinators.combine(text(), text()).as(Warning::new);
    }

    private static Arbitrary<Long> count() {
        return Arbitraries.longs().between(1, 1L << 60);
    }

    static Arbitrary<String> modeId() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(words -> String.join("-", words));
    }

    /** Any text JSON can hold; a lone surrogate is no character and cannot be written as UTF-8. */
    static Arbitrary<String> text() {
        return Arbitraries.strings().all().ofMaxLength(12).filter(ArbitraryResults::encodable);
    }

    private static boolean encodable(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static Results small() {
        WorkerMeasurement worker = new WorkerMeasurement(10, 5, 2, 3, 4, 4, 160, 1000, 12);
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                "1.0",
                "2026-01-02T03:04:05Z",
                true,
                new PlanRecord(
                        "quick",
                        List.of("socket"),
                        1,
                        Map.of("socket", 10L),
                        16,
                        3,
                        "struct",
                        "alternating",
                        7,
                        "select",
                        "auto",
                        Optional.empty(),
                        "auto",
                        false,
                        600,
                        5,
                        Optional.empty(),
                        Map.of()),
                new Environment(
                        "CPU",
                        2,
                        1L << 34,
                        "Linux",
                        "6.1",
                        "amd64",
                        "17",
                        "17",
                        "jna",
                        "ext4",
                        OptionalInt.of(212_992),
                        OptionalInt.empty(),
                        0.25),
                List.of(new RunResult(0, 0, "socket", 10, 16, 10, worker, worker, List.of())),
                List.of(),
                List.of());
    }

    /** A session with one of everything, every optional present but for those of {@link #small}. */
    static Results full() {
        Results small = small();
        RunResult run = small.runs().get(0);
        RunResult loud = new RunResult(
                0,
                0,
                "socket",
                10,
                16,
                10,
                run.sender(),
                run.receiver(),
                Optional.of(ArbitraryMachine.loud()),
                Optional.of(ArbitraryFloors.fullFloor()),
                Optional.of(ArbitraryFloors.fullSlices()),
                List.of());
        return new Results(
                small.format(),
                small.version(),
                small.tool(),
                small.startedAt(),
                true,
                small.plan(),
                small.environment().with(ArbitraryMachine.full()),
                List.of(loud),
                List.of(new QueueRecord("socket", OptionalInt.of(11), 212_992, 212_992)),
                Optional.of(new SelfCheck("socket", 0.05, 1000.5, List.of(loud), List.of(loud), List.of(1001.25))),
                Optional.of(ArbitraryCalls.full()),
                List.of(),
                List.of());
    }
}
