package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.RunPurpose.AGAIN;
import static io.github.ipcbench.plan.RunPurpose.DELAYED;
import static io.github.ipcbench.plan.RunPurpose.HEADLINE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The order of all runs of a session: blocks in turn, each holding every mode exactly once. */
public final class RunSchedule {
    /** Every order of the three; after three blocks each was first, second and third once, after six in each order. */
    private static final List<List<RunPurpose>> ROTATION = List.of(
            List.of(HEADLINE, AGAIN, DELAYED),
            List.of(AGAIN, DELAYED, HEADLINE),
            List.of(DELAYED, HEADLINE, AGAIN),
            List.of(DELAYED, AGAIN, HEADLINE),
            List.of(HEADLINE, DELAYED, AGAIN),
            List.of(AGAIN, HEADLINE, DELAYED));

    private RunSchedule() {}

    /** Lays out blocks of headline runs alone. */
    public static List<ScheduledRun> of(List<Mode> modes, int blocks, RunOrder order, long seed) {
        return of(modes, Optional.empty(), blocks, order, seed);
    }

    /**
     * Lays out {@code blocks} blocks over the modes.
     *
     * @param checked a mode that each block holds three times: to be compared, again, and delayed; next to each other in
     *     changing order, or shuffled with the rest
     * @param seed decides the order within each block when it is shuffled; ignored otherwise
     */
    public static List<ScheduledRun> of(
            List<Mode> modes, Optional<Mode> checked, int blocks, RunOrder order, long seed) {
        Random random = new Random(seed);
        List<ScheduledRun> runs = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            List<Entry> entries = entries(modes, checked, ROTATION.get(block % ROTATION.size()));
            switch (order) {
                case ALTERNATING -> {
                    // They stand in the order of the plan.
                }
                case SHUFFLED -> Collections.shuffle(entries, random);
            }
            for (Entry entry : entries) {
                runs.add(new ScheduledRun(runs.size(), block, entry.mode, entry.purpose));
            }
        }
        return List.copyOf(runs);
    }

    private record Entry(Mode mode, RunPurpose purpose) {}

    private static List<Entry> entries(List<Mode> modes, Optional<Mode> checked, List<RunPurpose> purposes) {
        List<Entry> entries = new ArrayList<>();
        for (Mode mode : modes) {
            if (checked.filter(mode::equals).isPresent()) {
                purposes.forEach(purpose -> entries.add(new Entry(mode, purpose)));
            } else {
                entries.add(new Entry(mode, HEADLINE));
            }
        }
        return entries;
    }
}
