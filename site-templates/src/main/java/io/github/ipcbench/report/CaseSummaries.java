package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.BlockRatios;
import io.github.ipcbench.statistics.Holm;
import io.github.ipcbench.statistics.Medians;
import io.github.ipcbench.statistics.RankTests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Groups a session's runs by case. */
final class CaseSummaries {
    private CaseSummaries() {}

    /** One summary per case that has a run, in the order of the plan. */
    static List<CaseSummary> of(Results results) {
        Map<Case, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult run : results.runs()) {
            groups.computeIfAbsent(run.key(), key -> new ArrayList<>()).add(run);
        }
        List<Case> planned = results.cases().stream().map(CaseRecord::key).toList();
        SplitErrors errors = SplitErrors.of(results);
        Map<Case, Pairs> pairs = new LinkedHashMap<>();
        groups.keySet().forEach(key -> Pairs.of(key, groups).ifPresent(found -> pairs.put(key, found)));
        Map<Case, Double> opinions = secondOpinions(pairs);
        return groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> place(planned, group.getKey())))
                .map(group -> CaseSummary.of(
                        group.getValue(),
                        errors,
                        Optional.ofNullable(pairs.get(group.getKey())).map(Pairs::ratios),
                        optional(opinions.get(group.getKey()))))
                .toList();
    }

    private static int place(List<Case> planned, Case key) {
        int place = planned.indexOf(key);
        return place < 0 ? planned.size() : place;
    }

    /** Adjusted for being as many as there are cases besides the baselines. */
    private static Map<Case, Double> secondOpinions(Map<Case, Pairs> pairs) {
        List<Case> compared =
                pairs.keySet().stream().filter(key -> !isBaseline(key)).toList();
        double[] adjusted = Holm.adjusted(
                compared.stream().map(pairs::get).mapToDouble(Pairs::signedRank).toArray());
        Map<Case, Double> opinions = new HashMap<>();
        for (int place = 0; place < adjusted.length; place++) {
            opinions.put(compared.get(place), adjusted[place]);
        }
        return opinions;
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static boolean isBaseline(Case key) {
        return key.mode().equals(Article.SOCKET);
    }

    /** What a case is compared with: the baseline at its size and in its variant. */
    private static Case baseline(Case key) {
        return new Case(Article.SOCKET, key.payloadBytes(), key.variant());
    }

    /** A case's and its baseline's cost in each round that holds both. */
    private record Pairs(List<Double> mode, List<Double> base) {
        static Optional<Pairs> of(Case key, Map<Case, List<RunResult>> groups) {
            Map<Integer, Double> mode = costByRound(groups.get(key));
            Map<Integer, Double> base = costByRound(groups.getOrDefault(baseline(key), List.of()));
            List<Integer> both = mode.keySet().stream()
                    .filter(round -> mode.get(round) > 0 && base.getOrDefault(round, 0.0) > 0)
                    .toList();
            return both.isEmpty() ? Optional.empty() : Optional.of(new Pairs(costs(both, mode), costs(both, base)));
        }

        BlockRatios ratios() {
            return BlockRatios.of(array(mode), array(base), CaseSummary.CONFIDENCE);
        }

        double signedRank() {
            return RankTests.signedRank(array(mode), array(base));
        }

        private static double[] array(List<Double> costs) {
            return costs.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static List<Double> costs(List<Integer> rounds, Map<Integer, Double> costs) {
            return rounds.stream().map(costs::get).toList();
        }

        private static Map<Integer, Double> costByRound(List<RunResult> runs) {
            return runs.stream()
                    .collect(Collectors.groupingBy(
                            RunResult::round,
                            LinkedHashMap::new,
                            Collectors.collectingAndThen(
                                    Collectors.toList(),
                                    inRound -> Medians.of(inRound.stream()
                                            .mapToDouble(CaseSummary::totalMicros)
                                            .toArray()))));
        }
    }
}
