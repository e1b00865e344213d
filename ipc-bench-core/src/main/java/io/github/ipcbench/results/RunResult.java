package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * What one run measured.
 *
 * @param index position in the session, from 1, the self-check's runs counted
 * @param round round of the run, from 1
 * @param key the case it measured, as its workers report it
 * @param messages messages in the measured window
 * @param wallNanos the longer of the two workers' measured windows
 * @param ends what each worker measured
 * @param noise how quiet the machine was during the measured window
 * @param floor what the unavoidable copies took right after it; absent when they could not be measured
 * @param slices how the cost of a message went through warm-up and window
 * @param warnings doubts that travel with the run
 */
public record RunResult(
        int index,
        int round,
        Case key,
        long messages,
        long wallNanos,
        BothEnds<WorkerMeasurement> ends,
        Optional<NoiseRecord> noise,
        Optional<FloorRecord> floor,
        Optional<SliceRecord> slices,
        List<Warning> warnings) {

    public RunResult {
        if (index < 1 || round < 1) {
            throw new IllegalArgumentException("run: index and round count from 1, got " + index + " and " + round);
        }
        if (messages < 1 || key.payloadBytes() < 1) {
            throw new IllegalArgumentException("run " + index + ": at least 1 message of 1 byte is needed, got "
                    + messages + " of " + key.payloadBytes());
        }
        warnings = List.copyOf(warnings);
        Warning.requireOrigin("run " + index, warnings, Set.of(WarningCode.Origin.RUN));
    }

    /** Runs are compared with those of the same round: of each case a round has one. */
    static void requireOncePerRound(List<RunResult> runs) {
        Set<Place> places = new HashSet<>();
        for (RunResult run : runs) {
            if (!places.add(new Place(run.key(), run.round()))) {
                throw new IllegalArgumentException("run " + run.index() + ": round " + run.round()
                        + " has another run of the case " + Quoted.of(run.key().toString()));
            }
        }
    }

    private record Place(Case key, int round) {}

    /** Loop CPU of both workers, user and system together. */
    public long loopCpuNanos() {
        return sum(WorkerMeasurement::loopCpuNanos);
    }

    /** User part of both workers' loop CPU. */
    public long loopUserNanos() {
        return sum(WorkerMeasurement::loopUserNanos);
    }

    /** System part of both workers' loop CPU. */
    public long loopSystemNanos() {
        return sum(WorkerMeasurement::loopSystemNanos);
    }

    private long sum(ToLongFunction<WorkerMeasurement> nanos) {
        return ends.stream().mapToLong(nanos).sum();
    }
}
