package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.MedianRatio;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A case beside its baseline, over the rounds that hold both.
 *
 * @param multiples case to baseline, one per round, in the order of the rounds
 * @param mean of their logarithms; its value is the quotient of the two costs
 * @param pValue that there is no difference, adjusted for being one of several comparisons
 * @param sides where the multiple is below 1 in a stretch of rounds and above it in the others
 * @param speeds multiples at each speed of the machine, where it had two
 */
public record Comparison(
        Case key,
        Case baseline,
        List<Double> multiples,
        LogMean mean,
        OptionalDouble pValue,
        Verdict verdict,
        Optional<Sides> sides,
        Optional<Speeds> speeds) {

    public Comparison {
        multiples = List.copyOf(multiples);
    }

    /** A multiple below 1 in some rounds and above it in the others. */
    public record Sides(double below, int belowRounds, double above, int aboveRounds) {}

    /**
     * Geometric means of pairs that ran at one speed, at least three each.
     *
     * @param fast where the floor was low
     * @param slow where it was high
     */
    public record Speeds(OptionalDouble fast, int fastPairs, OptionalDouble slow, int slowPairs) {
        /** Whether the case costs less than its baseline at one speed, and more at the other. */
        public boolean areOnBothSides() {
            return fast.isPresent()
                    && slow.isPresent()
                    && fast.getAsDouble() > 1 != slow.getAsDouble() > 1
                    && Math.min(Math.abs(fast.getAsDouble() - 1), Math.abs(slow.getAsDouble() - 1))
                            >= Thresholds.SIDE_OFF;
        }
    }

    /**
     * Of two cases by themselves, whatever else the session holds; without what is found by looking at all of them. Empty
     * where no round holds both.
     */
    static Optional<Comparison> between(CaseSummary one, CaseSummary baseline) {
        Map<Case, List<RunResult>> runs = new LinkedHashMap<>();
        runs.put(one.key(), one.runs());
        runs.put(baseline.key(), baseline.runs());
        RoundCosts costs = RoundCosts.of(runs);
        if (costs.rounds().isEmpty()) {
            return Optional.empty();
        }
        double[] logs = LogMean.logRatios(costs.micros(one.key()), costs.micros(baseline.key()));
        LogMean mean = LogMean.ofLogs(logs);
        return Optional.of(new Comparison(
                one.key(),
                baseline.key(),
                Arrays.stream(logs).map(Math::exp).boxed().toList(),
                mean,
                mean.pValue(),
                Verdict.of(mean, mean.pValue(), false),
                Optional.empty(),
                Optional.empty()));
    }

    /** How many times the baseline the case costs. */
    public double multiple() {
        return mean.value();
    }

    /** This session's interval of the multiple; empty below three rounds. */
    public Optional<Interval> interval() {
        return mean.interval(Thresholds.CONFIDENCE);
    }

    /** The difference, as a share, that 80 of 100 such sessions would tell; empty below three rounds. */
    public OptionalDouble smallestDifference() {
        return mean.smallestDifference(Thresholds.CONFIDENCE, Thresholds.POWER);
    }

    /** Whether the rounds differ so much that no practical number of them could judge a limit. */
    public boolean isWide() {
        return mean.deviation() > Thresholds.WIDEST_PAIRED_SPREAD;
    }

    /** Whether the difference, be it beyond chance, is smaller than anybody would act on. */
    public boolean isSlight() {
        return Math.abs(multiple() - 1) < Thresholds.SLIGHT;
    }

    /** Whether which of the two costs less changed with the rounds, or with the machine's speed; nothing clear is said then. */
    public boolean depends() {
        boolean unclear = verdict == Verdict.UNCLEAR || verdict == Verdict.EQUAL;
        return verdict == Verdict.DEPENDS
                || (unclear && speeds.filter(Speeds::areOnBothSides).isPresent());
    }

    /** The multiple of the typical round, which single wild rounds hardly move. */
    public MedianRatio typicalRound() {
        return MedianRatio.of(
                multiples.stream().mapToDouble(Double::doubleValue).toArray(), Thresholds.CONFIDENCE);
    }

    /** Whether variants of one mode are compared, not modes. */
    public boolean isOfVariants() {
        return key.mode().equals(baseline.mode());
    }
}
