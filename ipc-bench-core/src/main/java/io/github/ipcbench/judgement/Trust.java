package io.github.ipcbench.judgement;

import static io.github.ipcbench.results.WarningValue.OF;
import static io.github.ipcbench.results.WarningValue.ROUNDS;
import static io.github.ipcbench.results.WarningValue.RUNS;
import static io.github.ipcbench.results.WarningValue.SHARE;

import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a session can be trusted, and why not further.
 *
 * @param reasons the most serious doubts, at most two
 */
public record Trust(Level level, List<Warning> reasons) {
    /** Of a session. */
    public enum Level {
        GOOD,
        FAIR,
        POOR
    }

    private static final int MOST_REASONS = 2;

    public Trust {
        reasons = reasons.stream().limit(MOST_REASONS).toList();
    }

    /** Of a session without runs. */
    static Trust none() {
        return new Trust(Level.POOR, List.of());
    }

    /**
     * Of the doubts concluded from all runs, the most serious of each kind first.
     *
     * @param doubts of origin {@link io.github.ipcbench.results.WarningCode.Origin#JUDGEMENT}
     */
    static Trust of(List<Warning> doubts) {
        Set<WarningCode> ofSizes = EnumSet.noneOf(WarningCode.class);
        List<Warning> graveFirst = Stream.concat(
                        doubts.stream().filter(Trust::isGrave), doubts.stream().filter(doubt -> !isGrave(doubt)))
                .filter(doubt -> !isOfEachSize(doubt) || ofSizes.add(doubt.code()))
                .toList();
        if (graveFirst.isEmpty()) {
            return new Trust(Level.GOOD, List.of());
        }
        return new Trust(isGrave(graveFirst.get(0)) ? Level.POOR : Level.FAIR, graveFirst);
    }

    /** Whether each size has this doubt of its own: one of them is reason enough. */
    private static boolean isOfEachSize(Warning doubt) {
        return doubt.code() == WarningCode.FEW_ROUNDS || doubt.code() == WarningCode.COARSE;
    }

    /** Whether the doubt alone makes the session's trust poor. */
    private static boolean isGrave(Warning doubt) {
        return switch (doubt.code()) {
            case FEW_ROUNDS -> doubt.count(ROUNDS) < Thresholds.FEWEST_ROUNDS_FOR_INTERVAL;
            case COARSE -> doubt.number(SHARE) > Thresholds.POOR_VISIBLE;
            case DISTURBED -> doubt.count(RUNS) > Thresholds.POOR_DISTURBED * doubt.count(OF);
            case STRADDLING_PAIRS -> true;
            default -> false;
        };
    }
}
