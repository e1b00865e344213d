package io.github.ipcbench.report;

import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.Medians;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return groups.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Key, List<RunResult>> group) ->
                                place(planned, group.getKey().mode()))
                        .thenComparingInt(group -> group.getKey().payloadBytes()))
                .map(group -> ModeSummary.of(group.getValue(), timesBaseline(group.getKey(), groups)))
                .toList();
    }

    private static int place(List<String> planned, String mode) {
        int place = planned.indexOf(mode);
        return place < 0 ? planned.size() : place;
    }

    /** Median over the blocks of a mode's cost divided by the baseline's, for blocks that hold both. */
    private static OptionalDouble timesBaseline(Key key, Map<Key, List<RunResult>> groups) {
        Map<Integer, Double> baseline =
                costByBlock(groups.getOrDefault(new Key(PublishedFigures.BASELINE, key.payloadBytes()), List.of()));
        double[] ratios = costByBlock(groups.get(key)).entrySet().stream()
                .filter(cost -> baseline.getOrDefault(cost.getKey(), 0.0) > 0)
                .mapToDouble(cost -> cost.getValue() / baseline.get(cost.getKey()))
                .toArray();
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(ratios));
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

    private record Key(String mode, int payloadBytes) {}
}
