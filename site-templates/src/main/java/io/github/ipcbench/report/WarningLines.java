package io.github.ipcbench.report;

import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Warnings in lines for people. */
final class WarningLines {
    /** Lines shown beside one figure; the table of runs has them all. */
    private static final int MOST_LINES = 5;

    /** Runs named in one line. */
    private static final int MOST_RUNS = 12;

    private WarningLines() {}

    static List<String> lines(List<Warning> warnings) {
        return warnings.stream().map(warning -> Text.line(warning.message())).toList();
    }

    /** One line per different warning of these runs, naming the runs by index. */
    static List<String> ofRuns(List<RunResult> runs) {
        Map<Warning, List<Integer>> indexes = new LinkedHashMap<>();
        for (RunResult run : runs) {
            for (Warning warning : run.warnings()) {
                indexes.computeIfAbsent(warning, key -> new ArrayList<>()).add(run.index());
            }
        }
        List<String> lines = new ArrayList<>();
        indexes.entrySet().stream().limit(MOST_LINES).forEach(warned -> lines.add(line(warned.getValue(), warned)));
        if (indexes.size() > MOST_LINES) {
            lines.add("and " + (indexes.size() - MOST_LINES) + " more; the table of runs has them all");
        }
        return lines;
    }

    private static String line(List<Integer> runs, Map.Entry<Warning, List<Integer>> warned) {
        String named = runs.stream().limit(MOST_RUNS).map(String::valueOf).collect(Collectors.joining(", "));
        String rest = runs.size() > MOST_RUNS ? " and " + (runs.size() - MOST_RUNS) + " more" : "";
        return (runs.size() == 1 ? "run " : "runs ") + named + rest + ": "
                + Text.line(warned.getKey().message());
    }
}
