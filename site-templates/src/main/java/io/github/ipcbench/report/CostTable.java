package io.github.ipcbench.report;

import io.github.ipcbench.calls.article.Article;
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

    static Costs of(Results results, List<CaseSummary> modes, ShownNames names, int decimals) {
        List<Cost> rows = modes.stream().map(mode -> row(mode, names, decimals)).toList();
        return new Costs(rows, scaled(modes, names), comparison(results.plan(), modes), notes(results, modes, names));
    }

    private static Cost row(CaseSummary mode, ShownNames names, int decimals) {
        return new Cost(
                names.of(mode),
                runs(mode.runs()),
                Numbers.fixed(mode.userMicros(), decimals),
                Numbers.fixed(mode.systemMicros(), decimals),
                Doubt.splitError(mode, decimals),
                Numbers.fixed(mode.totalMicros(), decimals),
                Doubt.sumInterval(mode, decimals),
                mode.times().map(times -> Numbers.multiple(times.ratio())).orElse(Numbers.NONE),
                Doubt.verdict(mode),
                Doubt.secondOpinion(mode),
                Article.of(mode.key()).map(PublishedRows::of),
                WarningLines.ofRuns(mode.runs()));
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

    private static List<String> notes(Results results, List<CaseSummary> modes, ShownNames names) {
        List<String> notes = new ArrayList<>();
        notes.add("The sum is the median of the runs’ totals, which the thread CPU clock measures exactly. "
                + "Medians of user and system need not add up to it. "
                + SplitErrors.of(results).note());
        notes.addAll(Doubt.notes(modes, names));
        notes.add(
                "Two readings of the article, which leaves both open: in its mmap modes the descriptors still travel in "
                        + "a zero-byte datagram while the bytes travel in the queue; and a mode’s “performance” is messages "
                        + "per CPU second of both processes, so “about 1/2” is shown here as about 2 times the cost.");
        if (!results.complete()) {
            notes.add("The session is incomplete; these medians are of the runs that are in.");
        }
        return notes;
    }
}
