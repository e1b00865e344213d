package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.LogMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a session's check of itself comes to.
 *
 * @param again the case's second measurement to its first, in loop CPU per message: truly 1
 * @param delayed the case with the planted delay to the case without
 * @param expectedDelayed what {@code delayed} should be: 1 and the share that the delay really cost
 */
public record SelfCheckFinding(Case key, LogMean again, LogMean delayed, double expectedDelayed) {
    private static final String AGAIN = "again";
    private static final String DELAYED = "delayed";

    /**
     * Of the rounds that hold all three runs.
     *
     * @return empty when no round is whole yet
     */
    static Optional<SelfCheckFinding> of(SelfCheck check, List<RunResult> headline) {
        // The three stand in for cases here: the same rounds, no cost of zero.
        Case key = check.key();
        Case again = new Case(key.mode(), key.payloadBytes(), AGAIN);
        Case delayed = new Case(key.mode(), key.payloadBytes(), DELAYED);
        Map<Case, List<RunResult>> runs = new LinkedHashMap<>();
        runs.put(key, headline.stream().filter(run -> run.key().equals(key)).toList());
        runs.put(again, check.again());
        runs.put(delayed, check.delayed());
        RoundCosts costs = RoundCosts.of(runs);
        if (costs.rounds().isEmpty()) {
            return Optional.empty();
        }
        double[] base = costs.micros(key);
        double delayNanos = check.measuredDelayNanos().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        return Optional.of(new SelfCheckFinding(
                key,
                LogMean.ofRatios(costs.micros(again), base),
                LogMean.ofRatios(costs.micros(delayed), base),
                1 + delayNanos / 1e3 / LogMean.of(base).value()));
    }

    /** Whether the second measurement can be told from the first, which it should not; empty below three rounds. */
    public Optional<Boolean> toldAgainApart() {
        return again.interval(Thresholds.CONFIDENCE).map(interval -> !interval.contains(1));
    }

    /** Whether the planted delay was seen: the interval of its multiple lies above 1. */
    public boolean sawPlanted() {
        return delayed.interval(Thresholds.CONFIDENCE)
                .filter(interval -> interval.low() > 1)
                .isPresent();
    }

    /** The smallest difference this session could have told, from the case's second measurement. */
    public OptionalDouble smallestDifference() {
        return again.smallestDifference(Thresholds.CONFIDENCE, Thresholds.POWER);
    }

    /** To be said when either finding is wrong beyond what chance does in one session of a hundred. */
    Optional<Warning> warning() {
        return wrong(again, 1).or(() -> wrong(delayed, expectedDelayed));
    }

    private Optional<Warning> wrong(LogMean found, double expected) {
        Optional<Interval> interval = found.interval(Thresholds.SELF_CHECK_CONFIDENCE);
        return interval.filter(of -> !of.contains(expected))
                .map(of -> Warning.of(WarningCode.SELF_CHECK_WRONG, key, found.value(), expected));
    }
}
