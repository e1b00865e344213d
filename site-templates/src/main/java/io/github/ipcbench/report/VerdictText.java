package io.github.ipcbench.report;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts into words what a comparison with the baseline comes to, and how figures scatter. */
final class VerdictText {
    private VerdictText() {}

    /** What most runs cost, such as {@code 20.1 to 22.3 (2nd to 9th of 10 runs)}; empty for a single run. */
    static Optional<String> range(CaseSummary mode, int decimals) {
        CaseSummary.Range range = mode.range();
        return mode.runs().size() < 2
                ? Optional.empty()
                : Optional.of(Numbers.fixed(range.lowMicros(), decimals) + " to "
                        + Numbers.fixed(range.highMicros(), decimals) + " (" + Numbers.ordinal(range.lowRank()) + " to "
                        + Numbers.ordinal(range.highRank()) + " of "
                        + mode.runs().size() + " runs)");
    }

    /** Such as {@code clear: 2.69 to 3.35}; empty where there are too few rounds for an interval. */
    static Optional<String> verdict(Comparison comparison) {
        return comparison.interval().map(interval -> word(comparison) + between(comparison, interval));
    }

    /** The same inside a sentence, without the word where the difference is clear. */
    static Optional<String> aside(Comparison comparison) {
        return comparison.interval().map(interval -> switch (comparison.verdict()) {
            case CLEAR, TOO_FEW_ROUNDS -> multiples(interval);
            case LIKELY, EQUAL, UNCLEAR, DEPENDS -> word(comparison) + between(comparison, interval);
        });
    }

    private static String word(Comparison comparison) {
        return switch (comparison.verdict()) {
            case CLEAR -> "clear";
            case LIKELY -> "likely";
            case EQUAL -> "equal within " + Math.round(100 * Thresholds.EQUAL) + " %";
            case UNCLEAR -> "no clear difference";
            case DEPENDS -> "depends";
            case TOO_FEW_ROUNDS -> "too few rounds";
        };
    }

    private static String between(Comparison comparison, Interval interval) {
        return ": "
                + comparison
                        .sides()
                        .map(sides -> Numbers.multiple(sides.below()) + " in " + rounds(sides.belowRounds()) + ", "
                                + Numbers.multiple(sides.above()) + " in " + rounds(sides.aboveRounds()))
                        .orElse(multiples(interval));
    }

    private static String rounds(int count) {
        return count + (count == 1 ? " round" : " rounds");
    }

    private static String multiples(Interval interval) {
        return Numbers.multiple(interval.low()) + " to " + Numbers.multiple(interval.high());
    }

    static Optional<String> splitError(CaseSummary mode, int decimals) {
        return mode.splitErrorMicros().stream()
                .mapToObj(micros -> Numbers.fixed(micros, decimals))
                .findFirst();
    }

    /** How to read all that. */
    static List<String> notes(SessionSummary session) {
        List<String> notes = new ArrayList<>();
        if (session.comparisons().stream().anyMatch(each -> each.interval().isPresent())) {
            notes.add(
                    "Under the multiple stands what can be said of the difference, with this session’s 95 % interval: clear"
                            + " where it is beyond chance among all modes compared, likely where only its own interval leaves out 1.");
        }
        fewRounds(session).ifPresent(notes::add);
        return notes;
    }

    /** Said at once, beside the answer. */
    static Optional<String> fewRounds(SessionSummary session) {
        return session.comparisons().stream().anyMatch(each -> each.interval().isEmpty())
                ? Optional.of(
                        "With fewer than " + Thresholds.FEWEST_ROUNDS_FOR_INTERVAL + " rounds there is no interval.")
                : Optional.empty();
    }
}
