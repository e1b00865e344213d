package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
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

/** Groups a session's runs by mode and size. */
final class ModeSummaries {
    private ModeSummaries() {}

    /** One summary per mode and size that has a run, in the order of the plan, then of size. */
    static List<ModeSummary> of(Results results) {
        Map<Key, List<RunResult>> groups = new LinkedHashMap<>();
        for (RunResult run : results.runs()) {
            groups.computeIfAbsent(new Key(run.mode(), run.payloadBytes()), key -> new ArrayList<>())
                    .add(run);
        }
        List<String> planned = results.plan().modes();
        SplitErrors errors = SplitErrors.of(results);
        Map<Key, Pairs> pairs = new LinkedHashMap<>();
        groups.keySet().forEach(key -> Pairs.of(key, groups).ifPresent(found -> pairs.put(key, found)));
        Map<Key, Double> opinions = secondOpinions(pairs);
        return groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Key, List<RunResult>> group) ->
                                place(planned, group.getKey().mode()))
                        .thenComparingInt(group -> group.getKey().payloadBytes()))
                .map(group -> ModeSummary.of(
                        group.getValue(),
                        errors,
                        Optional.ofNullable(pairs.get(group.getKey())).map(Pairs::ratios),
                        optional(opinions.get(group.getKey()))))
                .toList();
    }

    private static int place(List<String> planned, String mode) {
        int place = planned.indexOf(mode);
        return place < 0 ? planned.size() : place;
    }

    /** Adjusted for being as many as there are modes besides the baseline. */
    private static Map<Key, Double> secondOpinions(Map<Key, Pairs> pairs) {
        List<Key> compared =
                pairs.keySet().stream().filter(key -> !key.isBaseline()).toList();
        double[] adjusted = Holm.adjusted(
                compared.stream().map(pairs::get).mapToDouble(Pairs::signedRank).toArray());
        Map<Key, Double> opinions = new HashMap<>();
        for (int place = 0; place < adjusted.length; place++) {
            opinions.put(compared.get(place), adjusted[place]);
        }
        return opinions;
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private record Key(String mode, int payloadBytes) {
        boolean isBaseline() {
            return mode.equals(Article.SOCKET);
        }
    }

    /** A mode's and the baseline's cost in each block that holds both. */
    private record Pairs(List<Double> mode, List<Double> base) {
        static Optional<Pairs> of(Key key, Map<Key, List<RunResult>> groups) {
            Map<Integer, Double> mode = costByBlock(groups.get(key));
            Map<Integer, Double> base =
                    costByBlock(groups.getOrDefault(new Key(Article.SOCKET, key.payloadBytes()), List.of()));
            List<Integer> both = mode.keySet().stream()
                    .filter(block -> mode.get(block) > 0 && base.getOrDefault(block, 0.0) > 0)
                    .toList();
            return both.isEmpty() ? Optional.empty() : Optional.of(new Pairs(costs(both, mode), costs(both, base)));
        }

        BlockRatios ratios() {
            return BlockRatios.of(array(mode), array(base), ModeSummary.CONFIDENCE);
        }

        double signedRank() {
            return RankTests.signedRank(array(mode), array(base));
        }

        private static double[] array(List<Double> costs) {
            return costs.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static List<Double> costs(List<Integer> blocks, Map<Integer, Double> costs) {
            return blocks.stream().map(costs::get).toList();
        }

        private static Map<Integer, Double> costByBlock(List<RunResult> runs) {
            return runs.stream()
                    .collect(Collectors.groupingBy(
                            RunResult::block,
                            LinkedHashMap::new,
                            Collectors.collectingAndThen(
                                    Collectors.toList(),
                                    inBlock -> Medians.of(inBlock.stream()
                                            .mapToDouble(ModeSummary::totalMicros)
                                            .toArray()))));
        }
    }
}
