package io.github.ipcbench.report;

import io.github.ipcbench.judgement.BaselineCheck;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.LimitResult;
import io.github.ipcbench.judgement.SessionsComparison.CaseRow;
import io.github.ipcbench.judgement.SessionsComparison.Change;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;

/** Says in one line what became of a limit, and what helps where a session cannot tell. */
public final class LimitLines {
    private static final String HELP = "; pin both ends to one CPU (-Dipcbench.affinity=0,0) or ask for more runs";

    private LimitLines() {}

    /** Such as {@code file/socket<=2: file costs 3.52 times socket (2.98 to 4.16), over the limit}. */
    public static String line(LimitResult result, CaseNames names) {
        String limit = result.limit() + ": ";
        String measured = result.comparison()
                .map(comparison -> compared(comparison, names) + ", ")
                .orElse("");
        return limit
                + switch (result.outcome()) {
                    case WITHIN -> measured + "within the limit";
                    case EXCEEDED -> measured + "over the limit";
                    case DOUBTFUL -> measured + "cannot be judged: " + why(result);
                    case NOT_MEASURED -> result.detail();
                };
    }

    /** Such as {@code file: its multiple is 1.52 times that of the stored baseline (1.12 to 2.05), clearly more}. */
    public static String line(CaseRow row, CaseNames names) {
        Change change = row.change().orElseThrow();
        return Quoted.line(new ShownNames(names).of(row.key())) + ": its multiple is "
                + Numbers.multiple(change.factor())
                + " times that of the stored baseline (" + Multiples.between(change.interval()) + "), "
                + switch (BaselineCheck.Outcome.of(change)) {
                    case MORE -> "clearly more";
                    case LESS -> "clearly less";
                    case UNCLEAR -> "no clear change";
                };
    }

    private static String why(LimitResult result) {
        return switch (result.doubt().orElseThrow()) {
            case FEW_ROUNDS -> "too few rounds for an interval; ask for 10 runs or more";
            case WIDE_SPREAD ->
                "the rounds differ by "
                        + Numbers.roughly(
                                100 * result.comparison().orElseThrow().mean().deviation())
                        + " %, more than " + Numbers.roughly(100 * Thresholds.WIDEST_PAIRED_SPREAD) + " %" + HELP;
            case POOR_TRUST -> "the session's trust is poor" + HELP;
        };
    }

    private static String compared(Comparison comparison, CaseNames names) {
        ShownNames shown = new ShownNames(names);
        return Quoted.line(shown.of(comparison.key())) + " costs " + Numbers.multiple(comparison.multiple()) + " times "
                + Quoted.line(shown.of(comparison.baseline()))
                + comparison
                        .interval()
                        .map(interval -> " (" + Multiples.between(interval) + ")")
                        .orElse("");
    }
}
