package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one run measured.
 *
 * @param index position in the session, from 0, the self-check's runs counted
 * @param block block of the run, from 0
 * @param mode id of the mode
 * @param messages messages in the measured window
 * @param payloadBytes size of each message
 * @param wallNanos the longer of the two workers' measured windows
 * @param noise how quiet the machine was during the measured window
 * @param floor what the unavoidable copies took right after it; absent when they could not be measured
 * @param slices how the cost of a message went through warm-up and window
 * @param warnings doubts that travel with the run
 */
public record RunResult(
        int index,
        int block,
        String mode,
        long messages,
        int payloadBytes,
        long wallNanos,
        WorkerMeasurement sender,
        WorkerMeasurement receiver,
        Optional<NoiseRecord> noise,
        Optional<FloorRecord> floor,
        Optional<SliceRecord> slices,
        List<Warning> warnings) {

    public RunResult {
        if (index < 0 || block < 0) {
            throw new IllegalArgumentException("run: index and block are 0 or more, got " + index + " and " + block);
        }
        if (messages < 1 || payloadBytes < 1) {
            throw new IllegalArgumentException("run " + index + ": at least 1 message of 1 byte is needed, got "
                    + messages + " of " + payloadBytes);
        }
        warnings = List.copyOf(warnings);
    }

    /** Runs are compared with those of the same block: of each mode and size a block has one. */
    static void requireOncePerBlock(List<RunResult> runs) {
        Set<Place> places = new HashSet<>();
        for (RunResult run : runs) {
            if (!places.add(new Place(run.mode(), run.payloadBytes(), run.block()))) {
                throw new IllegalArgumentException("run " + run.index() + ": block " + run.block()
                        + " has another run of the mode " + Quoted.of(run.mode()));
            }
        }
    }

    private record Place(String mode, int payloadBytes, int block) {}

    /** A run of whose noise, floor and slices nothing is known. */
    public RunResult(
            int index,
            int block,
            String mode,
            long messages,
            int payloadBytes,
            long wallNanos,
            WorkerMeasurement sender,
            WorkerMeasurement receiver,
            List<Warning> warnings) {
        this(
                index,
                block,
                mode,
                messages,
                payloadBytes,
                wallNanos,
                sender,
                receiver,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                warnings);
    }

    /** Loop CPU of both workers, user and system together. */
    public long loopCpuNanos() {
        return sender.loopCpuNanos() + receiver.loopCpuNanos();
    }

    /** User part of both workers' loop CPU. */
    public long loopUserNanos() {
        return sender.loopUserNanos() + receiver.loopUserNanos();
    }

    /** System part of both workers' loop CPU. */
    public long loopSystemNanos() {
        return sender.loopSystemNanos() + receiver.loopSystemNanos();
    }
}
