package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Findings about single calls of any shape the records allow, for properties. */
final class ArbitraryCalls {
    private ArbitraryCalls() {}

    static Arbitrary<CallFindings> findings() {
        return Combinators.combine(profile().list().ofMaxSize(2), trace().list().ofMaxSize(2))
                .as(CallFindings::new);
    }

    private static Arbitrary<StepProfile> profile() {
        return Combinators.combine(ArbitraryResults.key(), bothEnds(worker())).as(StepProfile::new);
    }

    private static Arbitrary<WorkerProfile> worker() {
        return Combinators.combine(
                        ArbitraryResults.worker(),
                        Arbitraries.longs().greaterOrEqual(1),
                        Arbitraries.longs().greaterOrEqual(0),
                        number(),
                        optionalNumber(),
                        Combinators.combine(ArbitraryResults.text(), times())
                                .as(StepSummary::new)
                                .list()
                                .ofMaxSize(2),
                        part().list().ofMaxSize(2),
                        part().list().ofMaxSize(2))
                .as(WorkerProfile::new);
    }

    private static Arbitrary<CpuPart> part() {
        return Combinators.combine(ArbitraryResults.text(), number()).as(CpuPart::new);
    }

    private static Arbitrary<TraceSummary> trace() {
        return Combinators.combine(
                        ArbitraryResults.key(), Arbitraries.longs(), ArbitraryResults.text(), bothEnds(workerTrace()))
                .as(TraceSummary::new);
    }

    private static <T> Arbitrary<BothEnds<T>> bothEnds(Arbitrary<T> end) {
        return Combinators.combine(end, end).as(BothEnds::new);
    }

    private static Arbitrary<WorkerTrace> workerTrace() {
        return Combinators.combine(
                        times(), call().list().ofMaxSize(2), count().list().ofMaxSize(2))
                .as(WorkerTrace::new);
    }

    private static Arbitrary<CallSummary> call() {
        return Combinators.combine(
                        ArbitraryResults.text(),
                        ArbitraryResults.text(),
                        ArbitraryResults.text().optional(),
                        optionalLong(),
                        Arbitraries.of(true, false),
                        times())
                .as(CallSummary::new);
    }

    private static Arbitrary<CallCount> count() {
        Arbitrary<List<String>> steps = ArbitraryResults.text().list().ofMaxSize(2);
        Arbitrary<Optional<String>> source = ArbitraryResults.text().optional();
        return Combinators.combine(
                        ArbitraryResults.text(),
                        steps,
                        Arbitraries.of(CallVerdict.class),
                        Arbitraries.longs(),
                        optionalLong(),
                        number(),
                        source)
                .as((call, of, verdict, count, atMost, rate, from) ->
                        new CallCount(call, of, verdict, count, count, atMost, rate, rate, from));
    }

    private static Arbitrary<TimeSummary> times() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(1), number().list().ofSize(3), number())
                .as((count, rising, mean) -> {
                    List<Double> sorted = rising.stream().sorted().toList();
                    return new TimeSummary(count, sorted.get(0), mean, sorted.get(1), sorted.get(2));
                });
    }

    static Arbitrary<Double> number() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(6),
                Arbitraries.of(0.0, -0.0, -1.0, 1e18, -1e18, Double.MIN_VALUE));
    }

    static Arbitrary<OptionalLong> optionalLong() {
        return Arbitraries.longs()
                .optional()
                .map(value -> value.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    static Arbitrary<OptionalDouble> optionalNumber() {
        return number().optional().map(value -> value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }

    /** Findings with one of everything, every optional present. */
    static CallFindings full() {
        TimeSummary times = new TimeSummary(20, 7_000, 7_100.5, 8_000, 9_000);
        CpuPart part = new CpuPart("open", -9);
        WorkerProfile worker = new WorkerProfile(
                new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                1000,
                91,
                20.5,
                OptionalDouble.of(300),
                List.of(new StepSummary("open", times)),
                List.of(part),
                List.of(part));
        CallSummary call = new CallSummary("open", "openat", Optional.of("EINTR"), OptionalLong.of(5), true, times);
        CallCount count = new CallCount(
                "openat",
                List.of("open"),
                CallVerdict.MORE,
                21,
                20,
                OptionalLong.of(20),
                1.05,
                0.05,
                Optional.of("somewhere"));
        WorkerTrace trace = new WorkerTrace(times, List.of(call), List.of(count));
        return new CallFindings(
                List.of(new StepProfile(new Case("file", 16, Case.BASE), new BothEnds<>(worker, worker))),
                List.of(new TraceSummary(
                        new Case("file", 16, Case.BASE), 20, "strace 6.1", new BothEnds<>(trace, trace))));
    }
}
