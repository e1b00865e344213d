package io.github.ipcbench.statistics;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the machine held still: the floors of all blocks against their own median.
 *
 * @param medianFloor of all blocks, in the unit given
 * @param flaggedBlocks indices of the blocks whose floor strays too far, ascending
 */
public record CanaryFlags(double medianFloor, int blocks, List<Integer> flaggedBlocks) {
    /** A floor that strays from the median by more than this share of it is flagged. */
    public static final double TOLERATED_SHARE = 0.25;

    public CanaryFlags {
        flaggedBlocks = List.copyOf(flaggedBlocks);
    }

    /** Flags the blocks whose floor lies more than a quarter of the median above or below it. */
    public static CanaryFlags of(double[] blockFloors) {
        Samples.requirePositive("block floors", blockFloors);
        double median = Medians.of(blockFloors);
        List<Integer> flagged = IntStream.range(0, blockFloors.length)
                .filter(block -> Math.abs(blockFloors[block] - median) > TOLERATED_SHARE * median)
                .boxed()
                .toList();
        return new CanaryFlags(median, blockFloors.length, flagged);
    }

    /** True when over a third of the blocks are flagged: the session should be repeated on a quieter machine. */
    public boolean tooRestless() {
        return 3 * flaggedBlocks.size() > blocks;
    }
}
