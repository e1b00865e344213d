package io.github.ipcbench.report.text;

import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers the warnings of several runs into few lines. */
public final class WarningLines {
    /** Lines shown beside one figure; the table of runs has them all. */
    private static final int MOST_LINES = 5;

    /** Runs named in one line; more are counted. */
    private static final int MOST_RUNS = 3;

    private WarningLines() {}

    /** One line per kind of warning of these runs, the most frequent first, with the range of its number. */
    public static List<String> ofRuns(List<RunResult> runs) {
        Map<Kind, List<Found>> kinds = new LinkedHashMap<>();
        for (RunResult run : runs) {
            for (Warning warning : run.warnings()) {
                kinds.computeIfAbsent(Kind.of(warning), kind -> new ArrayList<>())
                        .add(new Found(run.index(), WarningText.number(warning)));
            }
        }
        List<String> lines = new ArrayList<>();
        kinds.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Kind, List<Found>> kind) ->
                                kind.getValue().size())
                        .reversed())
                .limit(MOST_LINES)
                .forEach(kind -> lines.add(line(kind.getKey(), kind.getValue(), runs.size())));
        if (kinds.size() > MOST_LINES) {
            lines.add("and " + (kinds.size() - MOST_LINES) + " more kinds; the table of runs has them all");
        }
        return lines;
    }

    private static String line(Kind kind, List<Found> found, int allRuns) {
        List<Integer> runs = found.stream().map(Found::run).distinct().toList();
        String named = runs.size() > MOST_RUNS
                ? runs.size() + " of " + allRuns + " runs"
                : (runs.size() == 1 ? "run " : "runs ")
                        + runs.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return named + ": " + WarningText.ofRun(kind.code, kind.side, range(kind.code, found));
    }

    private static String range(WarningCode code, List<Found> found) {
        DoubleSummaryStatistics numbers =
                found.stream().mapToDouble(Found::number).summaryStatistics();
        String lowest = WarningText.shown(code, numbers.getMin());
        String highest = WarningText.shown(code, numbers.getMax());
        return lowest.equals(highest) ? lowest : lowest + " to " + highest;
    }

    /** What warnings of one kind have in common. */
    private record Kind(WarningCode code, String side) {
        static Kind of(Warning warning) {
            return new Kind(warning.code(), WarningText.side(warning));
        }
    }

    private record Found(int run, double number) {}
}
