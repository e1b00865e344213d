package io.github.ipcbench.report;

import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.Medians;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * All runs of one mode at one size, summed up in numbers.
 *
 * <p>Costs are microseconds of loop CPU per message, both workers together; the same number is seconds per million
 * messages.
 *
 * @param runs in run order, at least one
 * @param userMicros median over the runs
 * @param systemMicros median over the runs
 * @param totalMicros median over the runs' totals, which the thread CPU clock measures exactly
 * @param timesBaseline median over the blocks of this mode's cost divided by the baseline's in the same block
 */
record ModeSummary(
        String mode,
        int payloadBytes,
        List<RunResult> runs,
        double userMicros,
        double systemMicros,
        double totalMicros,
        OptionalDouble timesBaseline) {

    ModeSummary {
        runs = List.copyOf(runs);
    }

    static ModeSummary of(List<RunResult> runs, OptionalDouble timesBaseline) {
        RunResult first = runs.get(0);
        return new ModeSummary(
                first.mode(),
                first.payloadBytes(),
                runs,
                medianMicros(runs, RunResult::loopUserNanos),
                medianMicros(runs, RunResult::loopSystemNanos),
                medianMicros(runs, RunResult::loopCpuNanos),
                timesBaseline);
    }

    /** Whether the run is one of these. */
    boolean covers(RunResult run) {
        return run.mode().equals(mode) && run.payloadBytes() == payloadBytes;
    }

    /** Loop CPU of one run per message. */
    static double totalMicros(RunResult run) {
        return perMessageMicros(run, run.loopCpuNanos());
    }

    /** A time of the run divided by its messages, in microseconds. */
    static double perMessageMicros(RunResult run, long nanos) {
        if (run.messages() < 1) {
            throw new IllegalArgumentException(
                    "run " + run.index() + ": at least one message is needed, got " + run.messages());
        }
        return nanos / 1e3 / run.messages();
    }

    private static double medianMicros(List<RunResult> runs, ToLongFunction<RunResult> nanos) {
        return Medians.of(runs.stream()
                .mapToDouble(run -> perMessageMicros(run, nanos.applyAsLong(run)))
                .toArray());
    }
}
