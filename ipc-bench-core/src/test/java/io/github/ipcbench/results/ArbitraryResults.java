package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.results.Environment.VariantWorkers;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Results of any shape the records allow, for properties. */
final class ArbitraryResults {
    private static final Case SOCKET = new Case("socket", 16, Case.BASE);
    private static final List<String> MODES = List.of("socket", "file-tmpfs");
    private static final List<Case> MEASURED =
            List.of(SOCKET, new Case("socket", 4096, Case.BASE), new Case("file-tmpfs", 16, "candidate"));

    private ArbitraryResults() {}

    static Arbitrary<Results> results() {
        return Combinators.combine(
                        text(),
                        Arbitraries.of(true, false),
                        plan(),
                        environment(),
                        caseRecords(),
                        runs(4),
                        ArbitraryFloors.additions(),
                        warning(false).list().ofMaxSize(2))
                .as((tool, complete, plan, environment, cases, runs, additions, warnings) -> new Results(
                        Results.FORMAT,
                        Results.VERSION,
                        tool,
                        "2026-01-02T03:04:05Z",
                        complete,
                        plan,
                        environment,
                        cases.isEmpty() ? List.of() : modesOf(plan),
                        cases,
                        runs,
                        additions.selfCheck(),
                        additions.calls(),
                        warnings));
    }

    private static List<ModeRecord> modesOf(PlanRecord plan) {
        return plan.modes().stream()
                .map(id -> new ModeRecord(
                        id, id.length() % 2 == 0 ? "" : "größe", "\u00e4 < b & \"c\"", OptionalInt.of(id.length())))
                .toList();
    }

    private static Arbitrary<PlanRecord> plan() {
        Arbitrary<Map<String, String>> given = Arbitraries.maps(Arbitraries.of(PlanProperty.namesOfPlan()), text())
                .ofMaxSize(3);
        Arbitrary<List<String>> modes = modeId().list()
                .ofMaxSize(3)
                .map(more -> Stream.concat(MODES.stream(), more.stream()).toList());
        return Combinators.combine(
                        modes,
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(16, 1 << 30).list().ofMaxSize(3),
                        Arbitraries.longs(),
                        variantRecord().list().ofMaxSize(2),
                        text().optional(),
                        given)
                .as((ids, runs, sizes, seed, variants, label, properties) -> new PlanRecord(
                        "quick",
                        ids,
                        runs,
                        sizes,
                        3,
                        "struct",
                        "alternating",
                        seed,
                        variants,
                        "auto",
                        false,
                        600,
                        5,
                        label,
                        properties));
    }

    private static Arbitrary<VariantRecord> variantRecord() {
        Arbitrary<OptionalInt> depth = Arbitraries.integers()
                .between(1, Integer.MAX_VALUE)
                .optional()
                .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        return Combinators.combine(modeId(), text(), text(), text().optional(), depth)
                .as(VariantRecord::new);
    }

    private static Arbitrary<Environment> environment() {
        Arbitrary<OptionalInt> buffer = Arbitraries.integers()
                .optional()
                .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        return Combinators.combine(
                        text(),
                        Arbitraries.integers(),
                        ArbitraryCalls.optionalLong(),
                        buffer,
                        buffer,
                        load(),
                        ArbitraryMachine.details().optional(),
                        variantWorkers().list().ofMaxSize(3).optional())
                .as((words, cores, memory, send, receive, load, details, variants) -> new Environment(
                        words,
                        cores,
                        memory,
                        words,
                        words,
                        words,
                        words,
                        words,
                        words,
                        words,
                        details.map(known -> words),
                        send,
                        receive,
                        load,
                        details,
                        variants));
    }

    private static Arbitrary<VariantWorkers> variantWorkers() {
        return Combinators.combine(text(), text().list().ofMaxSize(2))
                .as((words, flags) -> new VariantWorkers(words, words, words, flags, words));
    }

    private static Arbitrary<OptionalDouble> load() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1e3, 1e3).ofScale(6),
                        Arbitraries.of(0.0, -0.0, -1.0, 1e18, Double.MIN_VALUE, 1e-7))
                .optional()
                .map(value -> value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }

    /** No two of one case in one round. */
    static Arbitrary<List<RunResult>> runs(int most) {
        return run().list().ofMaxSize(most).uniqueElements(run -> run.key().toString() + run.round());
    }

    static Arbitrary<RunResult> run() {
        return Combinators.combine(
                        count().map(value -> (int) (value % 100_000) + 1),
                        Arbitraries.of(MEASURED),
                        count(),
                        worker(),
                        worker(),
                        ArbitraryMachine.noise().optional(),
                        ArbitraryFloors.course(),
                        warning(true).list().ofMaxSize(2))
                .as((index, key, messages, sender, receiver, noise, course, warnings) -> new RunResult(
                        index,
                        index,
                        key,
                        messages,
                        messages,
                        new BothEnds<>(sender, receiver),
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

    static Arbitrary<Case> key() {
        return Combinators.combine(Arbitraries.of(MODES), Arbitraries.integers().between(16, 1 << 30), modeId())
                .as(Case::new);
    }

    private static Arbitrary<CaseRecord> caseRecord() {
        Arbitrary<OptionalInt> numbers = Arbitraries.integers()
                .optional()
                .map(value -> value.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        Arbitrary<Optional<CaseRecord.Depth>> depth = Combinators.combine(numbers, numbers, numbers, numbers)
                .as(CaseRecord.Depth::new)
                .optional();
        Arbitrary<CaseRecord> measured = Combinators.combine(key(), count(), depth)
                .as((key, messages, bound) ->
                        new CaseRecord(key, OptionalLong.of(messages), bound, Optional.empty(), Optional.empty()));
        Arbitrary<CaseRecord.Voided> why = Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1).optional(), text(), text().optional())
                .as((run, reason, log) ->
                        new CaseRecord.Voided(run.map(OptionalInt::of).orElseGet(OptionalInt::empty), reason, log));
        return Arbitraries.oneOf(
                measured,
                Combinators.combine(measured, why).as(CaseRecord::withVoided),
                Combinators.combine(key(), why).as(CaseRecord::voided),
                Combinators.combine(key(), text(), count()).as(CaseRecord::unsupported),
                Combinators.combine(key(), text())
                        .as((key, reason) ->
                                CaseRecord.unsupported(key, new CaseRecord.Unsupported(reason, OptionalLong.empty()))));
    }

    /** Those of the runs, and others. */
    private static Arbitrary<List<CaseRecord>> caseRecords() {
        return caseRecord()
                .list()
                .ofMaxSize(3)
                .uniqueElements(CaseRecord::key)
                .map(more -> Stream.concat(
                                MEASURED.stream()
                                        .map(key -> new CaseRecord(
                                                key,
                                                OptionalLong.of(7),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty())),
                                more.stream().filter(one -> !MEASURED.contains(one.key())))
                        .toList());
    }

    private static Arbitrary<Warning> warning(boolean ofRun) {
        Arbitrary<WarningCode> codes =
                Arbitraries.of(WarningCode.class).filter(code -> ofRun == (code.origin() == WarningCode.Origin.RUN));
        return Combinators.combine(codes, text(), count())
                .as((code, text, count) -> new Warning(
                        code,
                        code.carried().stream()
                                .collect(Collectors.toMap(value -> value, value -> switch (value.kind()) {
                                    case TEXT -> text;
                                    case SIDE -> "receiver";
                                    case NUMBER -> count / 3.0;
                                    case COUNT -> count;
                                }))));
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
                        List.of(16),
                        3,
                        "struct",
                        "alternating",
                        7,
                        List.of(new VariantRecord("base", "select", "auto", Optional.empty(), OptionalInt.of(11))),
                        "auto",
                        false,
                        600,
                        5,
                        Optional.empty(),
                        Map.of()),
                new Environment(
                        "CPU",
                        2,
                        OptionalLong.of(1L << 34),
                        "Linux",
                        "6.1",
                        "amd64",
                        "17",
                        "17",
                        "jna",
                        "ext4",
                        OptionalInt.of(212_992),
                        OptionalInt.empty(),
                        OptionalDouble.of(0.25)),
                List.of(),
                List.of(new CaseRecord(
                        SOCKET, OptionalLong.of(10), Optional.empty(), Optional.empty(), Optional.empty())),
                List.of(new RunResult(
                        1,
                        1,
                        SOCKET,
                        10,
                        10,
                        new BothEnds<>(worker, worker),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** A session with one of everything, every optional present but for those of {@link #small}. */
    static Results full() {
        Results small = small();
        RunResult run = small.runs().get(0);
        RunResult loud = new RunResult(
                1,
                1,
                SOCKET,
                10,
                10,
                run.ends(),
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
                List.of(new ModeRecord("socket", "a socket", "one datagram", OptionalInt.empty())),
                List.of(
                        CaseRecord.measured(
                                SOCKET,
                                10,
                                new CaseRecord.Depth(
                                        OptionalInt.of(11),
                                        OptionalInt.of(10),
                                        OptionalInt.of(212_992),
                                        OptionalInt.of(212_992))),
                        CaseRecord.unsupported(new Case("socket", 1 << 30, Case.BASE), "EMSGSIZE", 1000),
                        CaseRecord.voided(
                                new Case("socket", 1 << 29, Case.BASE),
                                new CaseRecord.Voided(OptionalInt.of(7), "it hung", Optional.of("logs/it.log")))),
                List.of(loud),
                Optional.of(new SelfCheck(SOCKET, 0.05, 1000.5, List.of(loud), List.of(loud), List.of(1001.25))),
                Optional.of(ArbitraryCalls.full()),
                List.of());
    }
}
