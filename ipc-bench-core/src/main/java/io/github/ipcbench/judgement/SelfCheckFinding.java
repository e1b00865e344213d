package io.github.ipcbench.judgement;

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
 * @param again the mode's second name to its first, in loop CPU per message: truly 1
 * @param delayed the mode with the planted delay to the mode without
 * @param expectedDelayed what {@code delayed} should be: 1 and the share that the delay really cost
 * @param sensitivity the smallest difference this session could have seen; empty when there are too few blocks
 */
public record SelfCheckFinding(
        String mode,
        BlockRatios again,
        BlockRatios delayed,
        double expectedDelayed,
        Optional<Sensitivity> sensitivity) {

    /**
     * Of the blocks that hold all three runs.
     *
     * @param confidence of the intervals, from 0.5 to below 1
     * @param power of the stated sensitivity, above 0.5 and below 1
     * @return empty when the session did not check itself, or no block is whole yet
     */
    public static Optional<SelfCheckFinding> of(Results results, double confidence, double power) {
        return results.selfCheck().flatMap(check -> of(check, results.runs(), confidence, power));
    }

    static Optional<SelfCheckFinding> of(SelfCheck check, List<RunResult> headline, double confidence, double power) {
        if (check.again().isEmpty()) {
            return Optional.empty();
        }
        int payloadBytes = check.again().get(0).payloadBytes();
        Map<Integer, RunResult> base = byBlock(headline.stream()
                .filter(run -> run.mode().equals(check.mode()) && run.payloadBytes() == payloadBytes)
                .toList());
        Map<Integer, RunResult> again = byBlock(check.again());
        Map<Integer, RunResult> delayed = byBlock(check.delayed());
        List<Integer> blocks = base.keySet().stream()
                .filter(block -> again.containsKey(block) && delayed.containsKey(block))
                .sorted()
                .toList();
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        double[] baseNanos = nanosPerMessage(base, blocks);
        BlockRatios ofAgain = BlockRatios.of(nanosPerMessage(again, blocks), baseNanos, confidence);
        BlockRatios ofDelayed = BlockRatios.of(nanosPerMessage(delayed, blocks), baseNanos, confidence);
        double delay = Medians.of(check.measuredDelayNanos().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
        return Optional.of(new SelfCheckFinding(
                check.mode(), ofAgain, ofDelayed, 1 + delay / Medians.of(baseNanos), Sensitivity.of(ofAgain, power)));
    }

    private static Map<Integer, RunResult> byBlock(List<RunResult> runs) {
        return runs.stream().collect(Collectors.toMap(RunResult::block, Function.identity()));
    }

    private static double[] nanosPerMessage(Map<Integer, RunResult> runs, List<Integer> blocks) {
        return blocks.stream()
                .map(runs::get)
                .mapToDouble(run -> (double) run.loopCpuNanos() / run.messages())
                .toArray();
    }

    /** Whether the session told the planted delay apart: the interval of its ratio lies above 1. */
    public boolean sawPlanted() {
        return delayed.verdict() == Verdict.DEARER;
    }
}
