package io.github.ipcbench.results;

import io.github.ipcbench.plan.Case;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs by which a session checks itself: one case a second time, and once with a planted delay, in every round.
 *
 * @param key the case that is checked
 * @param plantedShare the planted delay as a share of the case's loop CPU per message, both ends, as calibrated
 * @param plantedNanosPerMessage CPU time that the sender was told to spend on each message besides
 * @param again runs of the case that differ from its headline runs in nothing, in run order
 * @param delayed runs of the case with the delay, in run order
 * @param measuredDelayNanos what the delay really cost per message in each delayed run, by the thread CPU clock
 */
public record SelfCheck(
        Case key,
        double plantedShare,
        double plantedNanosPerMessage,
        List<RunResult> again,
        List<RunResult> delayed,
        List<Double> measuredDelayNanos) {
    /** One again, one delayed. */
    public static final int RUNS_PER_ROUND = 2;

    public SelfCheck {
        again = List.copyOf(again);
        delayed = List.copyOf(delayed);
        measuredDelayNanos = List.copyOf(measuredDelayNanos);
        requireOncePerRound(key, again);
        requireOncePerRound(key, delayed);
        if (delayed.size() != measuredDelayNanos.size()) {
            throw new IllegalArgumentException("self-check: one measured delay per delayed run is needed, got "
                    + measuredDelayNanos.size() + " for " + delayed.size() + " runs");
        }
    }

    private static void requireOncePerRound(Case key, List<RunResult> runs) {
        Set<Integer> rounds = new HashSet<>();
        for (RunResult run : runs) {
            if (!run.key().equals(key)) {
                throw new IllegalArgumentException("self-check: run " + run.index() + " measured another case");
            }
            if (!rounds.add(run.round())) {
                throw new IllegalArgumentException(
                        "self-check: run " + run.index() + " is not the only one of its kind in round " + run.round());
            }
        }
    }
}
