package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.statistics.CanaryFlags;
import io.github.ipcbench.statistics.Medians;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the machine held still during a session, by the floors of its rounds: of the runs that have one floor, because
 * their messages are of one size and their workers of one variant.
 *
 * @param payloadBytes size of the messages
 * @param variant of the workers
 * @param roundFloorNanos the floor of each round that has one, by round: the median of its runs' floors
 * @param flags what strays, by position among these rounds
 */
public record FloorCanary(
        int payloadBytes, String variant, SortedMap<Integer, Double> roundFloorNanos, CanaryFlags flags) {
    /** Of the warning. */
    public static final String CODE = "restless-machine";

    public FloorCanary {
        roundFloorNanos = Collections.unmodifiableSortedMap(new TreeMap<>(roundFloorNanos));
    }

    /** Of headline runs: one for each size and variant that has a floor, in the order of their first runs. */
    public static List<FloorCanary> of(List<RunResult> runs) {
        Map<Group, SortedMap<Integer, List<Double>>> floors = new LinkedHashMap<>();
        for (RunResult run : runs) {
            run.floor()
                    .map(FloorRecord::ringNanos)
                    .ifPresent(nanos -> floors.computeIfAbsent(Group.of(run), first -> new TreeMap<>())
                            .computeIfAbsent(run.round(), round -> new ArrayList<>())
                            .add(nanos));
        }
        return floors.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue()))
                .toList();
    }

    private record Group(int payloadBytes, String variant) {
        static Group of(RunResult run) {
            return new Group(run.key().payloadBytes(), run.key().variant());
        }
    }

    private static FloorCanary of(Group group, SortedMap<Integer, List<Double>> floors) {
        SortedMap<Integer, Double> byRound = new TreeMap<>();
        floors.forEach((round, nanos) -> byRound.put(round, Medians.of(array(nanos))));
        return new FloorCanary(
                group.payloadBytes, group.variant, byRound, CanaryFlags.of(array(List.copyOf(byRound.values()))));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether it is the floor of this run. */
    public boolean covers(RunResult run) {
        return Group.of(run).equals(new Group(payloadBytes, variant));
    }

    /** Rounds whose floor strays from the session's median by more than a quarter of it, ascending. */
    public List<Integer> flaggedRounds() {
        List<Integer> rounds = List.copyOf(roundFloorNanos.keySet());
        return flags.flaggedBlocks().stream().map(rounds::get).toList();
    }

    /**
     * To be said on top of everything when over a third of the rounds are flagged.
     *
     * @param names of the session's cases
     */
    public Optional<Warning> warning(CaseNames names) {
        if (!flags.tooRestless()) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                CODE,
                "The floor, the time of the bare memory copies" + names.withoutMode(payloadBytes, variant)
                        + ", strayed by more than " + Math.round(100 * CanaryFlags.TOLERATED_SHARE)
                        + " % from the session's median in "
                        + flags.flaggedBlocks().size() + " of " + flags.blocks()
                        + " rounds: repeat this on a quieter machine."));
    }
}
