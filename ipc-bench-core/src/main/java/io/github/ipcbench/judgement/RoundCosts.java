package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The runs of some cases in the rounds that hold one of each, so that all figures made of them stand on the same rounds.
 *
 * @param rounds ascending; none where no round is whole
 * @param runs of each case, one per round, in the order of the rounds
 */
record RoundCosts(List<Integer> rounds, Map<Case, List<RunResult>> runs) {

    /** @param runs of each case, at least one each */
    static RoundCosts of(Map<Case, List<RunResult>> runs) {
        Set<Integer> rounds = null;
        for (List<RunResult> ofCase : runs.values()) {
            // A run that cost nothing has no logarithm, and nothing can be a multiple of it.
            Set<Integer> here = ofCase.stream()
                    .filter(run -> run.loopCpuNanos() > 0)
                    .map(RunResult::round)
                    .collect(Collectors.toSet());
            if (rounds == null) {
                rounds = new HashSet<>(here);
            } else {
                rounds.retainAll(here);
            }
        }
        Set<Integer> whole = rounds == null ? Set.of() : rounds;
        Map<Case, List<RunResult>> kept = new LinkedHashMap<>();
        runs.forEach((key, ofCase) -> kept.put(
                key,
                ofCase.stream()
                        .filter(run -> whole.contains(run.round()))
                        .sorted((one, other) -> Integer.compare(one.round(), other.round()))
                        .toList()));
        return new RoundCosts(List.copyOf(new TreeSet<>(whole)), Collections.unmodifiableMap(kept));
    }

    /** Microseconds of loop CPU per message of a case in each round. */
    double[] micros(Case key) {
        return runs.get(key).stream().mapToDouble(CaseSummary::micros).toArray();
    }
}
