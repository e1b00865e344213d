package io.github.ipcbench.report;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.BlockRatios;
import io.github.ipcbench.statistics.MedianInterval;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.Outliers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * All runs of one case, summed up in numbers.
 *
 * <p>Costs are microseconds of loop CPU per message, both workers together; the same number is seconds per million
 * messages.
 *
 * @param runs in run order, at least one
 * @param userMicros median over the runs
 * @param systemMicros median over the runs
 * @param splitErrorMicros the typical run's error of both, where there is one to state
 * @param total median over the runs' totals, which the thread CPU clock measures exactly
 * @param times this case's cost divided by the baseline's in the same round
 * @param secondOpinion adjusted p-value of that comparison
 * @param outliers indexes of the runs far from the others; they are in every figure
 */
record CaseSummary(
        Case key,
        List<RunResult> runs,
        double userMicros,
        double systemMicros,
        OptionalDouble splitErrorMicros,
        MedianInterval total,
        Optional<BlockRatios> times,
        OptionalDouble secondOpinion,
        Set<Integer> outliers) {
    static final double CONFIDENCE = 0.95;

    CaseSummary {
        runs = List.copyOf(runs);
        outliers = Set.copyOf(outliers);
    }

    static CaseSummary of(
            List<RunResult> runs, SplitErrors errors, Optional<BlockRatios> times, OptionalDouble secondOpinion) {
        double[] totals = each(runs, CaseSummary::totalMicros);
        return new CaseSummary(
                runs.get(0).key(),
                runs,
                medianMicros(runs, RunResult::loopUserNanos),
                medianMicros(runs, RunResult::loopSystemNanos),
                splitErrorMicros(runs, errors),
                MedianInterval.of(totals, CONFIDENCE),
                times,
                secondOpinion,
                Outliers.flagged(totals).stream()
                        .map(place -> runs.get(place).index())
                        .collect(Collectors.toSet()));
    }

    double totalMicros() {
        return total.median();
    }

    /** Whether the run is one of these. */
    boolean covers(RunResult run) {
        return run.key().equals(key);
    }

    /** Whether the run is one of these, and far from the others. */
    boolean isOutlier(RunResult run) {
        return covers(run) && outliers.contains(run.index());
    }

    /** Loop CPU of one run per message. */
    static double totalMicros(RunResult run) {
        return perMessageMicros(run, (double) run.loopCpuNanos());
    }

    /** A time of the run divided by its messages, in microseconds. */
    static double perMessageMicros(RunResult run, double nanos) {
        if (run.messages() < 1) {
            throw new IllegalArgumentException(
                    "run " + run.index() + ": at least one message is needed, got " + run.messages());
        }
        return nanos / 1e3 / run.messages();
    }

    private static OptionalDouble splitErrorMicros(List<RunResult> runs, SplitErrors errors) {
        double[] known = runs.stream()
                .flatMap(run -> errors.nanos(run).stream().mapToObj(nanos -> perMessageMicros(run, nanos)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(known));
    }

    private static double medianMicros(List<RunResult> runs, ToLongFunction<RunResult> nanos) {
        return Medians.of(each(runs, run -> perMessageMicros(run, (double) nanos.applyAsLong(run))));
    }

    private static double[] each(List<RunResult> runs, ToDoubleFunction<RunResult> value) {
        return runs.stream().mapToDouble(value).toArray();
    }
}
