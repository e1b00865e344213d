package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerSlices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** Made-up headline runs of ten messages, case after case; what they cost is known. A quarter of the CPU time is user time. */
final class JudgedRuns {
    static final int BYTES = 4096;
    private static final int MESSAGES = 10;
    private static final double QUIET = 0.01;

    private final Random random;
    private final List<RunResult> runs = new ArrayList<>();
    private final Set<Case> planned = new LinkedHashSet<>();

    JudgedRuns() {
        this(new Random(20150630));
    }

    /** @param random of the scatter */
    JudgedRuns(Random random) {
        this.random = random;
    }

    static Case key(String mode) {
        return new Case(mode, BYTES, Case.BASE);
    }

    /** What one run met beside its cost. */
    record Met(Optional<FloorRecord> floor, Optional<SliceRecord> slices, List<Warning> warnings) {
        static final Met NOTHING = new Met(Optional.empty(), Optional.empty(), List.of());

        static Met floors(double beforeNanos, double afterNanos) {
            return new Met(
                    Optional.of(new FloorRecord(moment(beforeNanos), moment(afterNanos))), Optional.empty(), List.of());
        }

        /** Windows of 32 slices at each end, whose first half costs so much. */
        static Met window(long firstHalfNanos, long secondHalfNanos) {
            List<Long> slices = new ArrayList<>(Collections.nCopies(16, firstHalfNanos));
            slices.addAll(Collections.nCopies(16, secondHalfNanos));
            WorkerSlices worker = new WorkerSlices(List.of(), slices, List.of(0));
            return new Met(Optional.empty(), Optional.of(new SliceRecord(worker, worker)), List.of());
        }

        /** Both sides on one CPU in so many of 32 slices. */
        static Met sharing(int slices) {
            List<Integer> receivers = new ArrayList<>(Collections.nCopies(slices, 0));
            receivers.addAll(Collections.nCopies(32 - slices, 1));
            return new Met(
                    Optional.empty(),
                    Optional.of(new SliceRecord(
                            new WorkerSlices(List.of(), Collections.nCopies(32, 9_000L), Collections.nCopies(32, 0)),
                            new WorkerSlices(List.of(), Collections.nCopies(32, 9_000L), receivers))),
                    List.of());
        }

        static Met warning(Warning warning) {
            return new Met(Optional.empty(), Optional.empty(), List.of(warning));
        }

        private static FloorRecord.Moment moment(double ringNanos) {
            WorkerFloor half = new WorkerFloor(1, 2, ringNanos / 2, 1);
            return new FloorRecord.Moment(new BothEnds<>(half, half));
        }
    }

    /** A run in each round, counted from 1, that scatters by 1 % about the cost of its round. */
    JudgedRuns with(Case key, int rounds, IntToDoubleFunction micros) {
        return with(key, rounds, QUIET, micros, round -> Met.NOTHING);
    }

    JudgedRuns with(Case key, int rounds, double scatter, IntToDoubleFunction micros, IntFunction<Met> met) {
        for (int round = 1; round <= rounds; round++) {
            double cost = micros.applyAsDouble(round) * Math.exp(scatter * random.nextGaussian());
            add(key, round, cost, met.apply(round));
        }
        return this;
    }

    /** A case of the plan, perhaps without runs. */
    JudgedRuns planned(Case key) {
        planned.add(key);
        return this;
    }

    JudgedRuns add(Case key, int round, double micros, Met met) {
        planned.add(key);
        runs.add(run(runs.size() + 1, round, key, micros, met));
        return this;
    }

    static RunResult run(int index, int round, Case key, double micros, Met met) {
        long nanos = Math.round(micros * 1e3 * MESSAGES / 2);
        WorkerMeasurement worker =
                new WorkerMeasurement(nanos, nanos, nanos / 4, nanos - nanos / 4, nanos / 4, nanos, 1, 1, 1);
        return new RunResult(
                index,
                round,
                key,
                MESSAGES,
                nanos,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                met.floor(),
                met.slices(),
                met.warnings());
    }

    List<RunResult> runs() {
        return List.copyOf(runs);
    }

    SessionSummary judged() {
        return SessionSummary.of(List.copyOf(planned), runs, Optional.empty(), new SplitErrors(Optional.empty()));
    }
}
