package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.SplitErrors;
import io.github.ipcbench.report.ReportModel.Cost;
import io.github.ipcbench.report.ReportModel.Costs;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills the article's table. */
final class CostTable {
    private static final long TABLE_MESSAGES = 1_000_000;

    private CostTable() {}

    static Costs of(Results results, SessionSummary session, ShownNames names, int decimals) {
        List<CaseSummary> modes = session.cases();
        List<Cost> rows =
                modes.stream().map(mode -> row(mode, session, names, decimals)).toList();
        return new Costs(rows, scaled(modes, names), comparison(results.plan(), modes), notes(results, session));
    }

    private static Cost row(CaseSummary mode, SessionSummary session, ShownNames names, int decimals) {
        Optional<Comparison> comparison = session.withBaselineMode(mode.key());
        return new Cost(
                names.of(mode),
                runs(mode.runs()),
                Numbers.fixed(mode.userMicros(), decimals),
                Numbers.fixed(mode.systemMicros(), decimals),
                VerdictText.splitError(mode, decimals),
                Numbers.fixed(mode.micros(), decimals),
                VerdictText.range(mode, decimals),
                multiple(mode, session, comparison),
                comparison.flatMap(VerdictText::verdict),
                Article.of(mode.key())
                        .map(figure -> PublishedRows.of(
                                figure,
                                Article.comparedWith(baseline(session), mode.key())
                                        .isPresent())),
                WarningLines.ofRuns(mode.runs()));
    }

    /** The baseline costs once itself. */
    private static String multiple(CaseSummary mode, SessionSummary session, Optional<Comparison> comparison) {
        boolean isBaseline = mode.key().mode().equals(baseline(session));
        return comparison
                .map(found -> Numbers.multiple(found.multiple()))
                .orElse(isBaseline ? Numbers.multiple(1) : Numbers.NONE);
    }

    private static String baseline(SessionSummary session) {
        return session.baselineMode().orElseThrow();
    }

    private static String runs(List<RunResult> runs) {
        return runs.size() + (runs.size() == 1 ? " run of " : " runs of ") + messages(runs);
    }

    private static String messages(List<RunResult> runs) {
        LongSummaryStatistics messages =
                runs.stream().mapToLong(RunResult::messages).summaryStatistics();
        return messages.getMin() == messages.getMax()
                ? Numbers.whole(messages.getMin())
                : Numbers.whole(messages.getMin()) + " to " + Numbers.whole(messages.getMax());
    }

    private static Optional<String> scaled(List<CaseSummary> modes, ShownNames names) {
        String scaled = modes.stream()
                .filter(mode -> mode.runs().stream().anyMatch(run -> run.messages() != TABLE_MESSAGES))
                .map(mode -> names.of(mode) + " " + messages(mode.runs()))
                .collect(Collectors.joining(", "));
        return scaled.isEmpty()
                ? Optional.empty()
                : Optional.of("Scaled to 1,000,000 messages from runs of other lengths (messages per run: " + scaled
                        + "). Seconds per million messages are also microseconds per message.");
    }

    private static Optional<String> comparison(PlanRecord plan, List<CaseSummary> cases) {
        String article = "The article’s figures are of messages of " + Numbers.whole(Article.PAYLOAD_BYTES)
                + " bytes with " + Article.DESCRIPTORS + " descriptors; ";
        if (cases.stream().allMatch(one -> one.key().payloadBytes() != Article.PAYLOAD_BYTES)) {
            return Optional.of(article + "this session has none of that size, so they are not shown.");
        }
        return plan.descriptors() == Article.DESCRIPTORS
                ? Optional.empty()
                : Optional.of(article + "this session’s have " + plan.descriptors()
                        + ", so the two cannot be compared directly.");
    }

    private static List<String> notes(Results results, SessionSummary session) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Each sum is the geometric mean over the rounds that hold every mode, of totals that the thread CPU clock"
                        + " measures exactly; a multiple is the quotient of two of them. User and system time divide it as they"
                        + " divide the CPU time of these runs. Under it stands the range of the runs, but for the lowest and the"
                        + " highest tenth. " + split(SplitErrors.of(results)));
        notes.addAll(VerdictText.notes(session));
        notes.add(
                "Two readings of the article, which leaves both open: in its mmap modes the descriptors still travel in "
                        + "a zero-byte datagram while the bytes travel in the queue; and a mode’s “performance” is messages "
                        + "per CPU second of both processes, so “about 1/2” is shown here as about 2 times the cost.");
        if (!results.complete()) {
            notes.add("The session is incomplete; these figures are of the rounds that are in.");
        }
        return notes;
    }

    /** What the figures of user and system time are worth. */
    private static String split(SplitErrors errors) {
        if (errors.ticksPerSecond().isPresent()) {
            return "The split into user and system is a sample, taken by the kernel "
                    + errors.ticksPerSecond().getAsInt()
                    + " times a second: ± is one standard error of a single run’s split, the typical run’s.";
        }
        return errors.isExact()
                ? "The split into user and system is exact too: this kernel times every passage between the two."
                : "How this kernel splits CPU time into user and system is not known well enough to state an error; "
                        + "take the split for rough.";
    }
}
