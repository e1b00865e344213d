package io.github.ipcbench.report;

import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Warnings in lines for people. */
final class WarningLines {
    /** Lines shown beside one figure; the table of runs has them all. */
    private static final int MOST_LINES = 5;

    /** Runs named in one line; more are counted. */
    private static final int MOST_RUNS = 3;

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.])[0-9]{1,15}(?:\\.[0-9]{1,15})?(?![\\p{L}\\d])");

    private WarningLines() {}

    static List<String> lines(List<Warning> warnings) {
        return warnings.stream().map(warning -> Text.line(warning.message())).toList();
    }

    /**
     * One line per kind of warning of these runs, the most frequent first. Warnings that differ in their numbers alone
     * are of one kind: its line has the range of each number.
     */
    static List<String> ofRuns(List<RunResult> runs) {
        Map<Kind, List<Found>> kinds = new LinkedHashMap<>();
        for (RunResult run : runs) {
            for (Warning warning : run.warnings()) {
                String message = Text.line(warning.message());
                kinds.computeIfAbsent(Kind.of(warning.code(), message), key -> new ArrayList<>())
                        .add(new Found(run.index(), message));
            }
        }
        List<String> lines = new ArrayList<>();
        kinds.values().stream()
                .sorted(Comparator.comparingInt((List<Found> found) -> found.size())
                        .reversed())
                .limit(MOST_LINES)
                .forEach(found -> lines.add(line(found, runs.size())));
        if (kinds.size() > MOST_LINES) {
            lines.add("and " + (kinds.size() - MOST_LINES) + " more kinds; the table of runs has them all");
        }
        return lines;
    }

    private static String line(List<Found> found, int allRuns) {
        List<Integer> runs = found.stream().map(Found::run).distinct().toList();
        String named = runs.size() > MOST_RUNS
                ? runs.size() + " of " + allRuns + " runs"
                : (runs.size() == 1 ? "run " : "runs ")
                        + runs.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return named + ": " + folded(found.stream().map(Found::message).toList());
    }

    /** The words that all these messages have, with the range of each number. */
    private static String folded(List<String> messages) {
        List<List<String>> numbers =
                messages.stream().map(WarningLines::numbers).toList();
        int[] place = {0};
        return NUMBER.matcher(messages.get(0)).replaceAll(match -> {
            int number = place[0]++;
            List<String> values = numbers.stream().map(each -> each.get(number)).toList();
            return Matcher.quoteReplacement(range(values));
        });
    }

    private static String range(List<String> values) {
        List<String> ordered =
                values.stream().sorted(Comparator.comparing(BigDecimal::new)).toList();
        String lowest = ordered.get(0);
        String highest = ordered.get(ordered.size() - 1);
        return lowest.equals(highest) ? lowest : lowest + " to " + highest;
    }

    private static List<String> numbers(String message) {
        return NUMBER.matcher(message).results().map(MatchResult::group).toList();
    }

    /** What warnings of one kind have in common. */
    private record Kind(String code, String words) {
        static Kind of(String code, String message) {
            return new Kind(code, NUMBER.matcher(message).replaceAll("0"));
        }
    }

    private record Found(int run, String message) {}
}
