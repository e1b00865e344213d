package io.github.ipcbench.judgement;

import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.statistics.CanaryFlags;
import io.github.ipcbench.statistics.Medians;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the machine held still during a session, told by the floors of its blocks.
 *
 * @param blockFloorNanos the floor of each block that has one, by block: the median of its runs' floors
 * @param flags what strays, by position among these blocks
 */
public record FloorCanary(SortedMap<Integer, Double> blockFloorNanos, CanaryFlags flags) {
    /** Of the warning. */
    public static final String CODE = "restless-machine";

    public FloorCanary {
        blockFloorNanos = Collections.unmodifiableSortedMap(new TreeMap<>(blockFloorNanos));
    }

    /**
     * Of headline runs, in any order.
     *
     * @return empty when no run has a floor
     */
    public static Optional<FloorCanary> of(List<RunResult> runs) {
        SortedMap<Integer, List<Double>> floors = new TreeMap<>();
        for (RunResult run : runs) {
            run.floor()
                    .map(FloorRecord::ringNanos)
                    .ifPresent(nanos -> floors.computeIfAbsent(run.block(), block -> new ArrayList<>())
                            .add(nanos));
        }
        if (floors.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<Integer, Double> byBlock = new TreeMap<>();
        floors.forEach((block, nanos) -> byBlock.put(
                block,
                Medians.of(nanos.stream().mapToDouble(Double::doubleValue).toArray())));
        double[] inOrder =
                byBlock.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Optional.of(new FloorCanary(byBlock, CanaryFlags.of(inOrder)));
    }

    /** Blocks whose floor strays from the session's median by more than a quarter of it, ascending. */
    public List<Integer> flaggedBlocks() {
        List<Integer> blocks = List.copyOf(blockFloorNanos.keySet());
        return flags.flaggedBlocks().stream().map(blocks::get).toList();
    }

    /** To be said on top of everything when over a third of the blocks are flagged. */
    public Optional<Warning> warning() {
        if (!flags.tooRestless()) {
            return Optional.empty();
        }
        return Optional.of(new Warning(
                CODE,
                "The floor, the time of the bare memory copies, strayed by more than "
                        + Math.round(100 * CanaryFlags.TOLERATED_SHARE) + " % from the session's median in "
                        + flags.flaggedBlocks().size() + " of " + flags.blocks()
                        + " blocks: repeat this on a quieter machine."));
    }
}
