package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.statistics.BlockRatios;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.Sensitivity;
import io.github.ipcbench.statistics.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a session's check of itself comes to.
 *
 * @param again the case's second measurement to its first, in loop CPU per message: truly 1
 * @param delayed the case with the planted delay to the case without
 * @param expectedDelayed what {@code delayed} should be: 1 and the share that the delay really cost
 * @param sensitivity the smallest difference this session could have seen; empty when there are too few rounds
 */
public record SelfCheckFinding(
        Case key, BlockRatios again, BlockRatios delayed, double expectedDelayed, Optional<Sensitivity> sensitivity) {

    /**
     * Of the rounds that hold all three runs.
     *
     * @param confidence of the intervals, from 0.5 to below 1
     * @param power of the stated sensitivity, above 0.5 and below 1
     * @return empty when the session did not check itself, or no round is whole yet
     */
    public static Optional<SelfCheckFinding> of(Results results, double confidence, double power) {
        return results.selfCheck().flatMap(check -> of(check, results.runs(), confidence, power));
    }

    static Optional<SelfCheckFinding> of(SelfCheck check, List<RunResult> headline, double confidence, double power) {
        Map<Integer, RunResult> base = byRound(
                headline.stream().filter(run -> run.key().equals(check.key())).toList());
        Map<Integer, RunResult> again = byRound(check.again());
        Map<Integer, RunResult> delayed = byRound(check.delayed());
        List<Integer> rounds = base.keySet().stream()
                .filter(round -> again.containsKey(round) && delayed.containsKey(round))
                .sorted()
                .toList();
        if (rounds.isEmpty()) {
            return Optional.empty();
        }
        double[] baseNanos = nanosPerMessage(base, rounds);
        BlockRatios ofAgain = BlockRatios.of(nanosPerMessage(again, rounds), baseNanos, confidence);
        BlockRatios ofDelayed = BlockRatios.of(nanosPerMessage(delayed, rounds), baseNanos, confidence);
        double delay = Medians.of(check.measuredDelayNanos().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        return Optional.of(new SelfCheckFinding(
                check.key(), ofAgain, ofDelayed, 1 + delay / Medians.of(baseNanos), Sensitivity.of(ofAgain, power)));
    }

    private static Map<Integer, RunResult> byRound(List<RunResult> runs) {
        return runs.stream().collect(Collectors.toMap(RunResult::round, Function.identity()));
    }

    private static double[] nanosPerMessage(Map<Integer, RunResult> runs, List<Integer> rounds) {
        return rounds.stream()
                .map(runs::get)
                .mapToDouble(run -> (double) run.loopCpuNanos() / run.messages())
                .toArray();
    }

    /** Whether the session told the planted delay apart: the interval of its ratio lies above 1. */
    public boolean sawPlanted() {
        return delayed.verdict() == Verdict.DEARER;
    }
}
