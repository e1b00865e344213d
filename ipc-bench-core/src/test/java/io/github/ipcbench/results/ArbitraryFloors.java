package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Floors, slices and self-checks of any shape the records allow, for properties. */
final class ArbitraryFloors {
    private ArbitraryFloors() {}

    /** What a session may hold besides its headline runs. */
    record Additions(Optional<SelfCheck> selfCheck, Optional<CallFindings> calls) {}

    /** What a run may hold besides its clocks. */
    record Course(Optional<FloorRecord> floor, Optional<SliceRecord> slices) {}

    static Arbitrary<Additions> additions() {
        return Combinators.combine(
                        selfCheck().optional(), ArbitraryCalls.findings().optional())
                .as(Additions::new);
    }

    private static Arbitrary<SelfCheck> selfCheck() {
        return Combinators.combine(
                        ArbitraryResults.key(), nanos(), nanos(), ArbitraryResults.runs(2), ArbitraryResults.run())
                .as((key, share, planted, again, delayed) -> new SelfCheck(
                        key,
                        share,
                        planted,
                        IntStream.range(0, again.size())
                                .mapToObj(place -> of(key, place + 1, again.get(place)))
                                .toList(),
                        List.of(of(key, 1, delayed)),
                        List.of(planted)));
    }

    private static RunResult of(Case key, int round, RunResult run) {
        return new RunResult(
                run.index(),
                round,
                key,
                run.messages(),
                run.wallNanos(),
                run.ends(),
                run.noise(),
                run.floor(),
                run.slices(),
                run.warnings());
    }

    static Arbitrary<Course> course() {
        return Combinators.combine(floor().optional(), slices().optional()).as(Course::new);
    }

    private static Arbitrary<FloorRecord> floor() {
        Arbitrary<WorkerFloor> worker =
                Combinators.combine(nanos(), nanos(), nanos(), nanos()).as(WorkerFloor::new);
        Arbitrary<FloorRecord.Moment> moment = Combinators.combine(worker, worker)
                .as((sender, receiver) -> new FloorRecord.Moment(new BothEnds<>(sender, receiver)));
        return Combinators.combine(moment, moment).as(FloorRecord::new);
    }

    private static Arbitrary<SliceRecord> slices() {
        Arbitrary<List<Long>> slices =
                Arbitraries.longs().greaterOrEqual(0).list().ofMaxSize(4);
        Arbitrary<List<Integer>> cpus =
                Arbitraries.integers().greaterOrEqual(0).list().ofMaxSize(3);
        Arbitrary<WorkerSlices> worker =
                Combinators.combine(slices, slices, cpus).as(WorkerSlices::new);
        return Combinators.combine(worker, worker).as(SliceRecord::new);
    }

    private static Arbitrary<Double> nanos() {
        return Arbitraries.doubles().between(0.001, 1e9).ofScale(3);
    }

    static FloorRecord fullFloor() {
        WorkerFloor worker = new WorkerFloor(5000.5, 10_000.5, 6000.5, 260.5);
        FloorRecord.Moment moment = new FloorRecord.Moment(new BothEnds<>(worker, worker));
        return new FloorRecord(moment, moment);
    }

    static SliceRecord fullSlices() {
        WorkerSlices worker = new WorkerSlices(List.of(9L), List.of(5L, 5L), List.of(0, 1));
        return new SliceRecord(worker, worker);
    }
}
