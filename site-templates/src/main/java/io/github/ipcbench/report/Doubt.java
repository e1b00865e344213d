package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.statistics.BlockRatios;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.MedianInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into words how far a mode's figures can be trusted. */
final class Doubt {
    private static final int FEWEST_RUNS = MedianInterval.fewestValues(CaseSummary.CONFIDENCE);
    private static final double SMALLEST_SHOWN_P = 0.001;

    private Doubt() {}

    /** The interval of the median sum with the confidence it really has, such as {@code 20.1 to 22.3 (97.9 %)}. */
    static Optional<String> sumInterval(CaseSummary mode, int decimals) {
        return mode.total()
                .interval()
                .map(interval -> Numbers.fixed(interval.low(), decimals) + " to "
                        + Numbers.fixed(interval.high(), decimals) + " (" + percent(interval.confidence()) + ")");
    }

    /** What the comparison with the baseline comes to, such as {@code dearer, 4.40 to 4.61}. */
    static Optional<String> verdict(CaseSummary mode) {
        return comparison(mode)
                .filter(times -> times.interval().isPresent())
                .map(times -> word(times) + ", " + multiples(times.interval().orElseThrow()));
    }

    /** The comparison's interval inside a sentence; the word only where the modes cannot be told apart. */
    static Optional<String> aside(CaseSummary mode) {
        return comparison(mode)
                .flatMap(times -> times.interval().map(interval -> switch (times.verdict()) {
                    case INDISTINGUISHABLE -> "indistinguishable: " + multiples(interval);
                    case DEARER, CHEAPER, TOO_FEW_BLOCKS -> multiples(interval);
                }));
    }

    static Optional<String> secondOpinion(CaseSummary mode) {
        return mode.secondOpinion().stream()
                .mapToObj(p -> p < SMALLEST_SHOWN_P ? "< 0.001" : Numbers.fixed(p, 3))
                .findFirst();
    }

    static Optional<String> splitError(CaseSummary mode, int decimals) {
        return mode.splitErrorMicros().stream()
                .mapToObj(micros -> Numbers.fixed(micros, decimals))
                .findFirst();
    }

    /** How to read all that. */
    static List<String> notes(List<CaseSummary> modes, ShownNames names) {
        List<String> notes = new ArrayList<>();
        if (modes.stream().anyMatch(mode -> mode.total().bounds().isPresent())) {
            notes.add("Under the sum stands the interval between two of the runs that holds the true median, with the"
                    + " confidence it really has.");
        }
        if (modes.stream().anyMatch(mode -> verdict(mode).isPresent())) {
            notes.add(
                    "Under the multiple stands its 95 % interval, from the ratios within the rounds. Where it contains 1"
                            + " the mode is indistinguishable from " + Article.SOCKET + ".");
        }
        if (modes.stream().anyMatch(mode -> mode.secondOpinion().isPresent())) {
            notes.add("p is a second opinion on the same rounds: Wilcoxon’s signed-rank test, adjusted by Holm for the"
                    + " number of modes. Where the two differ, the interval decides.");
        }
        fewRuns(modes, names).ifPresent(notes::add);
        return notes;
    }

    /** Said at once, beside the answer. */
    static Optional<String> fewRuns(List<CaseSummary> modes) {
        return modes.stream().anyMatch(Doubt::hasFewRuns)
                ? Optional.of("With fewer than " + FEWEST_RUNS + " runs of a mode there is no 95 % interval.")
                : Optional.empty();
    }

    private static Optional<String> fewRuns(List<CaseSummary> modes, ShownNames names) {
        String few = modes.stream()
                .filter(Doubt::hasFewRuns)
                .map(mode -> names.of(mode) + " " + mode.runs().size() + " (" + percent(widest(mode)) + ")")
                .collect(Collectors.joining(", "));
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Fewer than " + FEWEST_RUNS + " runs give no 95 % interval. Runs, and the confidence that all"
                                + " of them from lowest to highest hold the median: " + few + ".");
    }

    private static boolean hasFewRuns(CaseSummary mode) {
        return mode.runs().size() < FEWEST_RUNS;
    }

    private static double widest(CaseSummary mode) {
        return MedianInterval.widestConfidence(mode.runs().size());
    }

    /** The baseline is not compared with itself. */
    private static Optional<BlockRatios> comparison(CaseSummary mode) {
        return mode.key().mode().equals(Article.SOCKET) ? Optional.empty() : mode.times();
    }

    private static String word(BlockRatios times) {
        return switch (times.verdict()) {
            case DEARER -> "dearer";
            case CHEAPER -> "cheaper";
            case INDISTINGUISHABLE -> "indistinguishable";
            case TOO_FEW_BLOCKS -> "too few rounds";
        };
    }

    private static String multiples(Interval interval) {
        return Numbers.multiple(interval.low()) + " to " + Numbers.multiple(interval.high());
    }

    private static String percent(double share) {
        return Numbers.fixed(share * 100, 1) + " %";
    }
}
