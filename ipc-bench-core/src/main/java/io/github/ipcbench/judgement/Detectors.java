package io.github.ipcbench.judgement;

import io.github.ipcbench.statistics.LevelScan;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.Trend;
import io.github.ipcbench.statistics.TwoLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Looks for what an interval over rounds does not cover: two speeds of the machine, levels, drift, multiples on both sides of 1,
 * windows that were not steady. All series are natural logarithms. How often each rule fires with and without cause was simulated;
 * {@code docs/statistics.md} has the rates.
 */
final class Detectors {
    private Detectors() {}

    /**
     * The logarithms of one case's runs, in run order, one value of each per run.
     *
     * @param costs of a message
     * @param floorsBefore floor before the measured window
     * @param floorsAfter floor after it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read by this class alone
    record Floors(double[] costs, double[] floorsBefore, double[] floorsAfter) {}

    /**
     * Two speeds of the machine, known by the floors of the runs.
     *
     * @param levels of the floors' logarithms
     * @param fastRuns runs with both floors low
     * @param slowRuns runs with both floors high
     * @param mixedRuns runs during which the speed changed
     * @param place the case whose cost follows most clearly
     * @param costStep how much higher its cost is in slow runs, in logarithms
     */
    record Speeds(TwoLevels levels, int fastRuns, int slowRuns, int mixedRuns, int place, double costStep) {
        Speed of(double floorBefore, double floorAfter) {
            return speed(levels, floorBefore, floorAfter);
        }
    }

    /** The machine's speed during a run; mixed where it changed within the run. */
    enum Speed {
        FAST,
        SLOW,
        MIXED
    }

    /**
     * A stretch of rounds at another level.
     *
     * @param place the case; empty for the mean of all
     */
    record Levels(OptionalInt place, LevelScan scan) {}

    /** Two levels of the floor that the cost of some case follows. */
    static Optional<Speeds> speeds(List<Floors> cases) {
        double[] floors = cases.stream()
                .flatMapToDouble(one -> Arrays.stream(new double[][] {one.floorsBefore, one.floorsAfter})
                        .flatMapToDouble(Arrays::stream))
                .toArray();
        boolean enoughRounds =
                cases.stream().anyMatch(one -> one.costs.length >= Thresholds.FEWEST_ROUNDS_FOR_DETECTORS);
        if (!enoughRounds) {
            return Optional.empty();
        }
        TwoLevels levels = TwoLevels.of(floors);
        if (levels.rSquared() < Thresholds.FLOOR_R_SQUARED || levels.step() < Math.log1p(Thresholds.FLOOR_STEP)) {
            return Optional.empty();
        }
        int fast = 0;
        int slow = 0;
        int runs = 0;
        int clearest = -1;
        double clearestStep = 0;
        double clearestP = 1;
        for (int place = 0; place < cases.size(); place++) {
            Floors one = cases.get(place);
            double[] fastCosts = costs(one, levels, Speed.FAST);
            double[] slowCosts = costs(one, levels, Speed.SLOW);
            fast += fastCosts.length;
            slow += slowCosts.length;
            runs += one.costs.length;
            if (Math.min(fastCosts.length, slowCosts.length) < Thresholds.FEWEST_RUNS_OF_A_SPEED) {
                continue;
            }
            double step = mean(slowCosts) - mean(fastCosts);
            double pValue = LogMean.pValueOfDifference(fastCosts, slowCosts);
            if (step >= Math.log1p(Thresholds.LEVEL_STEP) && pValue <= Thresholds.FLOOR_P && pValue < clearestP) {
                clearest = place;
                clearestStep = step;
                clearestP = pValue;
            }
        }
        int fewest =
                Math.max(Thresholds.FEWEST_RUNS_A_FLOOR_LEVEL, (int) Math.ceil(Thresholds.SMALLEST_FLOOR_SHARE * runs));
        return clearest < 0 || Math.min(fast, slow) < fewest
                ? Optional.empty()
                : Optional.of(new Speeds(levels, fast, slow, runs - fast - slow, clearest, clearestStep));
    }

    private static double[] costs(Floors one, TwoLevels levels, Speed wanted) {
        return IntStream.range(0, one.costs.length)
                .filter(run -> speed(levels, one.floorsBefore[run], one.floorsAfter[run]) == wanted)
                .mapToDouble(run -> one.costs[run])
                .toArray();
    }

    private static Speed speed(TwoLevels levels, double floorBefore, double floorAfter) {
        boolean slowBefore = levels.isHigh(floorBefore);
        if (slowBefore != levels.isHigh(floorAfter)) {
            return Speed.MIXED;
        }
        return slowBefore ? Speed.SLOW : Speed.FAST;
    }

    /**
     * Runs of one case in which both sides were mostly on one CPU, and cost more or less than the others.
     *
     * @param shared how many
     * @param costStep how much higher the cost of a message is in them, in logarithms; negative when lower
     */
    record SharedCpu(int shared, double costStep) {}

    /**
     * Whether the cost of a case depends on its two sides sharing a CPU.
     *
     * @param costs one value for each run
     * @param shares share of each run's slices with both sides on one CPU
     * @param cases looked at together: the more, the clearer a difference must be
     */
    static Optional<SharedCpu> sharedCpu(double[] costs, double[] shares, int cases) {
        if (costs.length < Thresholds.FEWEST_ROUNDS_FOR_DETECTORS) {
            return Optional.empty();
        }
        double[] together = costs(costs, run -> shares[run] >= Thresholds.SHARED_CPU);
        double[] apart = costs(costs, run -> shares[run] < Thresholds.SHARED_CPU);
        if (Math.min(together.length, apart.length) < Thresholds.FEWEST_RUNS_OF_A_SPEED) {
            return Optional.empty();
        }
        double step = mean(together) - mean(apart);
        return Math.abs(step) >= Math.log1p(Thresholds.LEVEL_STEP)
                        && LogMean.pValueOfDifference(together, apart) <= Thresholds.SHARED_CPU_P / cases
                ? Optional.of(new SharedCpu(together.length, step))
                : Optional.empty();
    }

    private static double[] costs(double[] costs, IntPredicate wanted) {
        return IntStream.range(0, costs.length)
                .filter(wanted)
                .mapToDouble(run -> costs[run])
                .toArray();
    }

    /**
     * Stretches of rounds in which all cases together, or one of them, cost more or less than in the others.
     *
     * @param costs of each case, one value per round, the same rounds in all
     */
    static List<Levels> levels(List<double[]> costs) {
        List<Levels> found = new ArrayList<>();
        if (tooFewRounds(costs)) {
            return found;
        }
        level(meanSeries(costs), Thresholds.LEVEL_P_OF_MEAN)
                .ifPresent(scan -> found.add(new Levels(OptionalInt.empty(), scan)));
        for (int place = 0; place < costs.size(); place++) {
            OptionalInt of = OptionalInt.of(place);
            level(costs.get(place), Thresholds.LEVEL_P_OF_CASE).ifPresent(scan -> found.add(new Levels(of, scan)));
        }
        return found;
    }

    private static Optional<LevelScan> level(double[] series, double pValue) {
        return Optional.of(LevelScan.of(series))
                .filter(scan -> scan.pValue() <= pValue && scan.step() >= Math.log1p(Thresholds.LEVEL_STEP));
    }

    /**
     * A steady rise or fall of all cases together.
     *
     * @param costs as in {@link #levels}
     */
    static Optional<Trend> drift(List<double[]> costs) {
        return tooFewRounds(costs)
                ? Optional.empty()
                : Optional.of(Trend.of(meanSeries(costs)))
                        .filter(trend -> trend.pValue() <= Thresholds.DRIFT_P
                                && Math.abs(trend.change()) >= Math.log1p(Thresholds.DRIFT));
    }

    /**
     * A multiple that is below 1 in a stretch of rounds and above 1 in the others, or the other way round.
     *
     * @param ratios of a case to the baseline, one per round
     * @param comparisons of the session: the more, the clearer a stretch must be
     */
    static Optional<LevelScan> sides(double[] ratios, int comparisons) {
        if (ratios.length < Thresholds.FEWEST_ROUNDS_FOR_DETECTORS) {
            return Optional.empty();
        }
        LevelScan scan = LevelScan.of(ratios);
        boolean bothSides = Math.signum(scan.inside()) * Math.signum(scan.outside()) < 0;
        return bothSides
                        && scan.pValue() <= Thresholds.sidesP(comparisons)
                        && isOff(scan.inside(), scan.withinDeviation(), scan.length())
                        && isOff(scan.outside(), scan.withinDeviation(), scan.count() - scan.length())
                ? Optional.of(scan)
                : Optional.empty();
    }

    private static boolean isOff(double level, double deviation, int rounds) {
        return Math.abs(level) >= Math.log1p(Thresholds.SIDE_OFF)
                && Math.abs(level) > Thresholds.SIDE_ERRORS * deviation / Math.sqrt(rounds);
    }

    /**
     * Windows whose second half does not cost what the whole window costs, run after run.
     *
     * @param biases whole window over second half, one per run of a case
     */
    static Optional<LogMean> unsteady(double[] biases) {
        if (biases.length < LogMean.FEWEST_FOR_INTERVAL) {
            return Optional.empty();
        }
        LogMean mean = LogMean.ofLogs(biases);
        return Math.abs(mean.mean()) >= Math.log1p(Thresholds.WINDOW_BIAS)
                        && mean.pValue().orElseThrow() <= Thresholds.WINDOW_P
                ? Optional.of(mean)
                : Optional.empty();
    }

    /** Each case's costs about their own mean, and of these the mean over the cases, round by round. */
    static double[] meanSeries(List<double[]> costs) {
        double[] series = new double[costs.get(0).length];
        for (double[] one : costs) {
            double mean = mean(one);
            for (int round = 0; round < series.length; round++) {
                series[round] += (one[round] - mean) / costs.size();
            }
        }
        return series;
    }

    private static boolean tooFewRounds(List<double[]> costs) {
        return costs.isEmpty() || costs.get(0).length < Thresholds.FEWEST_ROUNDS_FOR_DETECTORS;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
