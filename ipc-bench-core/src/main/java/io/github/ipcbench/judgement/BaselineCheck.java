package io.github.ipcbench.judgement;

import io.github.ipcbench.judgement.SessionsComparison.CaseRow;
import io.github.ipcbench.judgement.SessionsComparison.Change;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A session against stored ones. Multiples are compared, not costs, and no cost is divided by the floor; each interval has the
 * spread between sessions in it.
 *
 * @param obstacles why they are not compared, each in words; then there are no changes
 * @param changes of each case that both sides have a multiple of
 */
public record BaselineCheck(List<String> obstacles, List<CaseRow> changes) {
    /** What became of a case's multiple. */
    public enum Outcome {
        MORE,
        LESS,
        UNCLEAR;

        /** Clear is what the interval tells from no change. */
        public static Outcome of(Change change) {
            if (!change.clear()) {
                return UNCLEAR;
            }
            return change.factor() > 1 ? MORE : LESS;
        }
    }

    public BaselineCheck {
        obstacles = List.copyOf(obstacles);
        changes = List.copyOf(changes);
    }

    /**
     * Compares.
     *
     * @param baseline at least one
     * @param anyway even where machines or experiments differ
     */
    public static BaselineCheck of(List<Results> baseline, Results session, boolean anyway) {
        List<Results> all = new ArrayList<>(baseline);
        all.add(session);
        List<String> obstacles = Comparability.obstacles(all);
        if (!obstacles.isEmpty() && !anyway) {
            return new BaselineCheck(obstacles, List.of());
        }
        Map<String, List<Results>> groups = new LinkedHashMap<>();
        groups.put("baseline", baseline);
        groups.put("session", List.of(session));
        List<CaseRow> changes = SessionsComparison.of(SessionsComparison.judged(groups)).cases().stream()
                .filter(row -> row.change().isPresent())
                .toList();
        return changes.isEmpty()
                ? new BaselineCheck(List.of("no case of both has another to be a multiple of"), List.of())
                : new BaselineCheck(List.of(), changes);
    }

    /** Whether everything was compared and nothing became clearly more expensive. */
    public boolean holds() {
        return obstacles.isEmpty()
                && changes.stream().noneMatch(row -> Outcome.of(row.change().orElseThrow()) == Outcome.MORE);
    }
}
