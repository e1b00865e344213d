package io.github.ipcbench.session;

import io.github.ipcbench.plan.RunPurpose;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which runs are repeated: those of all variants of one mode and size in one round, where their floors differ so much that the
 * machine changed its speed in between. Chosen by their floors alone, blind to what they cost; each once, and at most a quarter
 * of the rounds of a mode and size.
 */
final class PairRepeats {
    private final double sameFloor;
    private final int most;
    private final List<RunResult> replaced = new ArrayList<>();

    /**
     * @param sameFloor the share by which floors may differ
     * @param rounds of the session
     * @param before runs that were repeated before the session was interrupted
     */
    PairRepeats(double sameFloor, int rounds, List<RunResult> before) {
        this.sameFloor = sameFloor;
        this.most = Math.max(1, rounds / 4);
        this.replaced.addAll(before);
    }

    /**
     * The runs to carry out again now.
     *
     * @param schedule of the session
     * @param finished runs of the schedule that are in
     * @param runs headline runs so far
     * @return in the order of the schedule; none where the last run ends no pair, or its floors agree
     */
    List<ScheduledRun> after(List<ScheduledRun> schedule, int finished, List<RunResult> runs) {
        ScheduledRun last = schedule.get(finished - 1);
        List<ScheduledRun> pair =
                schedule.stream().filter(run -> isOfPair(run, last)).toList();
        boolean ends = last.purpose() == RunPurpose.HEADLINE
                && pair.get(pair.size() - 1).equals(last);
        if (!ends || pair.size() < 2 || repeated(last) >= most || !differ(results(pair, runs))) {
            return List.of();
        }
        return pair;
    }

    /**
     * Takes the pair whose floors agree better, and keeps the other.
     *
     * @param runs headline runs so far, where the pair is replaced or stays
     * @param again the runs carried out again
     */
    void take(List<RunResult> runs, List<RunResult> again) {
        List<RunResult> first = runs.stream()
                .filter(run -> again.stream().anyMatch(other -> other.index() == run.index()))
                .toList();
        if (spread(again).orElse(Double.MAX_VALUE) < spread(first).orElseThrow()) {
            runs.replaceAll(run -> again.stream()
                    .filter(other -> other.index() == run.index())
                    .findFirst()
                    .orElse(run));
            replaced.addAll(first);
        } else {
            replaced.addAll(again);
        }
    }

    /** Runs that count in no figure, because another in their place does. */
    List<RunResult> replaced() {
        return replaced;
    }

    /** Rounds in which a pair was repeated. */
    long pairs() {
        return replaced.stream()
                .map(run ->
                        run.round() + " " + run.key().mode() + " " + run.key().payloadBytes())
                .distinct()
                .count();
    }

    /** Whether a run is one to be compared, of the same mode and size in the same round. */
    static boolean isOfPair(ScheduledRun run, ScheduledRun last) {
        return run.purpose() == RunPurpose.HEADLINE
                && run.round() == last.round()
                && run.key().mode().equals(last.key().mode())
                && run.key().payloadBytes() == last.key().payloadBytes();
    }

    private long repeated(ScheduledRun last) {
        return replaced.stream()
                .filter(run -> run.key().mode().equals(last.key().mode())
                        && run.key().payloadBytes() == last.key().payloadBytes())
                .mapToInt(RunResult::round)
                .distinct()
                .count();
    }

    private static List<RunResult> results(List<ScheduledRun> pair, List<RunResult> runs) {
        return runs.stream()
                .filter(run -> pair.stream().anyMatch(each -> each.index() == run.index()))
                .toList();
    }

    private boolean differ(List<RunResult> pair) {
        return spread(pair).filter(spread -> spread > 1 + sameFloor).isPresent();
    }

    /** The largest floor over the smallest; empty where one is not known. */
    private static Optional<Double> spread(List<RunResult> pair) {
        double[] floors = pair.stream()
                .flatMap(run -> run.floor().stream())
                .mapToDouble(FloorRecord::ringNanos)
                .sorted()
                .toArray();
        return floors.length < pair.size() || pair.isEmpty()
                ? Optional.empty()
                : Optional.of(floors[floors.length - 1] / floors[0]);
    }
}
