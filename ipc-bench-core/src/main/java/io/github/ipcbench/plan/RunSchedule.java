package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.RunPurpose.AGAIN;
import static io.github.ipcbench.plan.RunPurpose.DELAYED;
import static io.github.ipcbench.plan.RunPurpose.HEADLINE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The order of all runs of a session: rounds in turn, each holding every case exactly once. */
public final class RunSchedule {
    /** Every order of the three; after three rounds each was first, second and third once, after six in each order. */
    private static final List<List<RunPurpose>> ROTATION = List.of(
            List.of(HEADLINE, AGAIN, DELAYED),
            List.of(AGAIN, DELAYED, HEADLINE),
            List.of(DELAYED, HEADLINE, AGAIN),
            List.of(DELAYED, AGAIN, HEADLINE),
            List.of(HEADLINE, DELAYED, AGAIN),
            List.of(AGAIN, HEADLINE, DELAYED));

    private RunSchedule() {}

    /** Lays out rounds of headline runs alone. */
    public static List<ScheduledRun> of(List<Case> cases, int rounds, RunOrder order, long seed) {
        return of(cases, Optional.empty(), rounds, order, seed);
    }

    /**
     * Lays out rounds over the cases.
     *
     * @param checked a case that each round holds three times: to be compared, again, and delayed; next to each other in
     *     changing order, or shuffled with the rest
     * @param seed decides the order within each round when it is shuffled; ignored otherwise
     */
    public static List<ScheduledRun> of(
            List<Case> cases, Optional<Case> checked, int rounds, RunOrder order, long seed) {
        Random random = new Random(seed);
        List<ScheduledRun> runs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            List<Case> inTurn = new ArrayList<>(cases);
            if (order == RunOrder.MIRRORED && round % 2 == 0) {
                Collections.reverse(inTurn);
            }
            List<Entry> entries = entries(inTurn, checked, ROTATION.get((round - 1) % ROTATION.size()));
            if (order == RunOrder.SHUFFLED) {
                Collections.shuffle(entries, random);
            }
            for (Entry entry : entries) {
                runs.add(new ScheduledRun(runs.size() + 1, round, entry.key, entry.purpose));
            }
        }
        return List.copyOf(runs);
    }

    private record Entry(Case key, RunPurpose purpose) {}

    private static List<Entry> entries(List<Case> cases, Optional<Case> checked, List<RunPurpose> purposes) {
        List<Entry> entries = new ArrayList<>();
        for (Case key : cases) {
            if (checked.filter(key::equals).isPresent()) {
                purposes.forEach(purpose -> entries.add(new Entry(key, purpose)));
            } else {
                entries.add(new Entry(key, HEADLINE));
            }
        }
        return entries;
    }
}
