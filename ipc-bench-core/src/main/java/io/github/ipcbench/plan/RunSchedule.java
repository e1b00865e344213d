package io.github.ipcbench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The order of all runs of a session: blocks in turn, each holding every mode exactly once. */
public final class RunSchedule {
    private RunSchedule() {}

    /**
     * Lays out {@code blocks} blocks over the modes.
     *
     * @param seed decides the order within each block when it is shuffled; ignored otherwise
     */
    public static List<ScheduledRun> of(List<Mode> modes, int blocks, RunOrder order, long seed) {
        Random random = new Random(seed);
        List<ScheduledRun> runs = new ArrayList<>(modes.size() * blocks);
        for (int block = 0; block < blocks; block++) {
            for (Mode mode : blockOrder(modes, order, random)) {
                runs.add(new ScheduledRun(runs.size(), block, mode));
            }
        }
        return List.copyOf(runs);
    }

    private static List<Mode> blockOrder(List<Mode> modes, RunOrder order, Random random) {
        return switch (order) {
            case ALTERNATING -> modes;
            case SHUFFLED -> {
                List<Mode> shuffled = new ArrayList<>(modes);
                Collections.shuffle(shuffled, random);
                yield shuffled;
            }
        };
    }
}
