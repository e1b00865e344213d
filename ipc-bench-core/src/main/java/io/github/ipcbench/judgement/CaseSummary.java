package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.MedianInterval;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.Outliers;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * All runs of one case in numbers. Costs are microseconds of loop CPU per message, both ends together; the same number is
 * seconds per million messages.
 *
 * @param runs in run order, at least one; nothing is left out
 * @param rounds whole rounds that cost and multiples are made of; 0 where there are none, the cost is then of all runs
 * @param micros geometric mean over those rounds
 * @param userMicros user part of {@code micros}, divided as the CPU time of these runs is; adds up with the system part
 * @param systemMicros system part of {@code micros}
 * @param splitErrorMicros one standard error of both in a typical run, where there is one to state
 * @param range what most runs cost
 * @param medians of the runs, as the article states its figures
 * @param outliers indexes of runs far from the others; they are in every figure
 */
public record CaseSummary(
        Case key,
        List<RunResult> runs,
        int rounds,
        double micros,
        double userMicros,
        double systemMicros,
        OptionalDouble splitErrorMicros,
        Range range,
        RunMedians medians,
        Set<Integer> outliers) {

    public CaseSummary {
        runs = List.copyOf(runs);
        outliers = Set.copyOf(outliers);
    }

    /**
     * The runs but for the lowest and the highest tenth: of ten the 2nd to the 9th. It describes runs, and is no interval of
     * any mean.
     */
    public record Range(double lowMicros, double highMicros) {
        static Range of(double[] micros) {
            double[] sorted = micros.clone();
            Arrays.sort(sorted);
            int left = sorted.length / 10;
            return new Range(sorted[left], sorted[sorted.length - 1 - left]);
        }
    }

    /** Medians over all runs, each by itself: user and system need not add up to the total. */
    public record RunMedians(double userMicros, double systemMicros, MedianInterval total) {
        static RunMedians of(List<RunResult> runs) {
            return new RunMedians(
                    Medians.of(each(runs, run -> perMessageMicros(run, (double) run.loopUserNanos()))),
                    Medians.of(each(runs, run -> perMessageMicros(run, (double) run.loopSystemNanos()))),
                    MedianInterval.of(each(runs, CaseSummary::micros), Thresholds.CONFIDENCE));
        }
    }

    /**
     * Of the runs of one case.
     *
     * @param runs all of them, in run order
     * @param counted those of whole rounds, perhaps none
     */
    static CaseSummary of(Case key, List<RunResult> runs, List<RunResult> counted, SplitErrors errors) {
        List<RunResult> base = counted.isEmpty() ? runs : counted;
        double[] all = each(runs, CaseSummary::micros);
        double cost = cost(each(base, CaseSummary::micros));
        double user = base.stream().mapToDouble(RunResult::loopUserNanos).sum();
        double system = base.stream().mapToDouble(RunResult::loopSystemNanos).sum();
        double userShare = user + system == 0 ? 0 : user / (user + system);
        return new CaseSummary(
                key,
                runs,
                counted.size(),
                cost,
                cost * userShare,
                cost * (1 - userShare),
                splitErrorMicros(runs, errors),
                Range.of(all),
                RunMedians.of(runs),
                outliers(runs, all));
    }

    private static double cost(double[] micros) {
        return Arrays.stream(micros).allMatch(cost -> cost > 0)
                ? LogMean.of(micros).value()
                : 0;
    }

    private static Set<Integer> outliers(List<RunResult> runs, double[] micros) {
        return Arrays.stream(micros).allMatch(cost -> cost > 0)
                ? Outliers.flagged(LogMean.logs(micros), Thresholds.OUTLIER).stream()
                        .map(place -> runs.get(place).index())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static OptionalDouble splitErrorMicros(List<RunResult> runs, SplitErrors errors) {
        double[] known = runs.stream()
                .flatMap(run -> errors.nanos(run).stream().mapToObj(nanos -> perMessageMicros(run, nanos)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(known));
    }

    /** Bytes that travelled in these runs over the bytes of their messages: 1 where a mode sends them as they are. */
    public double travelledShare() {
        double travelled = runs.stream()
                .mapToDouble(run -> run.ends().sender().bytesMoved())
                .sum();
        double messages = runs.stream().mapToDouble(RunResult::messages).sum();
        return travelled / messages / key.payloadBytes();
    }

    /** Whether the run is one of these, and far from the others. */
    public boolean isOutlier(RunResult run) {
        return run.key().equals(key) && outliers.contains(run.index());
    }

    /** Loop CPU of one run per message, both ends. */
    public static double micros(RunResult run) {
        return perMessageMicros(run, (double) run.loopCpuNanos());
    }

    /** A time of the run divided by its messages, in microseconds. */
    public static double perMessageMicros(RunResult run, double nanos) {
        return nanos / 1e3 / run.messages();
    }

    private static double[] each(List<RunResult> runs, ToDoubleFunction<RunResult> value) {
        return runs.stream().mapToDouble(value).toArray();
    }
}
