package io.github.ipcbench.report.section;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SplitErrors;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Cost;
import io.github.ipcbench.report.model.ReportModel.Costs;
import io.github.ipcbench.report.model.ReportModel.PublishedCost;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.WarningLines;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.MedianInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.Collectors;

/** The article's table. */
final class CostsSection implements Section {
    private static final long TABLE_MESSAGES = 1_000_000;

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        int ways = input.session().cases().size();
        return ways == 0
                ? Optional.empty()
                : Optional.of(new ReportModel.Section(
                        "costs",
                        "User and system time, as the 2015 article states them",
                        Optional.of(Numbers.count(ways, input.names().severalSizes() ? "case" : "way")),
                        costs(input)));
    }

    private static Costs costs(ReportInput input) {
        Results results = input.results();
        List<CaseSummary> modes = input.session().cases();
        double smallest = modes.stream()
                .mapToDouble(mode -> mode.medians().total().median())
                .min()
                .orElse(0);
        int decimals = Numbers.decimalsFor(smallest);
        List<Cost> rows =
                modes.stream().map(mode -> row(mode, input.names(), decimals)).toList();
        return new Costs(rows, scaled(modes, input.names()), comparison(results.plan(), modes), notes(input));
    }

    private static Cost row(CaseSummary mode, ShownNames names, int decimals) {
        CaseSummary.RunMedians medians = mode.medians();
        return new Cost(
                names.of(mode),
                runs(mode.runs()),
                Numbers.fixed(medians.userMicros(), decimals),
                Numbers.fixed(medians.systemMicros(), decimals),
                mode.splitErrorMicros().stream()
                        .mapToObj(micros -> Numbers.fixed(micros, decimals))
                        .findFirst(),
                Numbers.fixed(medians.total().median(), decimals),
                medians.total().interval().map(interval -> interval(interval, decimals)),
                Article.of(mode.key()).flatMap(Article.Figure::seconds).map(CostsSection::published),
                WarningLines.ofRuns(mode.runs()));
    }

    /** With the confidence it really has, such as {@code 20.1 to 22.3 (97.9 %)}. */
    private static String interval(Interval interval, int decimals) {
        return Numbers.fixed(interval.low(), decimals) + " to " + Numbers.fixed(interval.high(), decimals) + " ("
                + percent(interval.confidence()) + ")";
    }

    private static String percent(double share) {
        return Numbers.fixed(share * 100, 1) + " %";
    }

    private static PublishedCost published(Article.Seconds seconds) {
        return new PublishedCost(
                Numbers.fixed(seconds.user(), 1), Numbers.fixed(seconds.system(), 1), Numbers.fixed(seconds.sum(), 1));
    }

    private static String runs(List<RunResult> runs) {
        return Numbers.count(runs.size(), "run") + " of " + messages(runs);
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

    private static List<String> notes(ReportInput input) {
        List<CaseSummary> modes = input.session().cases();
        List<String> notes = new ArrayList<>();
        notes.add("The sum is the median of the runs’ totals, which the thread CPU clock measures exactly. Medians of"
                + " user and system need not add up to it. " + split(SplitErrors.of(input.results())));
        notes.add("Multiples are not made of these medians, but of the geometric means in the answer.");
        if (modes.stream().anyMatch(mode -> mode.medians().total().interval().isPresent())) {
            notes.add("Under the sum stands the interval between two of the runs that holds the true median, with the"
                    + " confidence it really has.");
        }
        fewRuns(modes, input.names()).ifPresent(notes::add);
        notes.add("Two readings of the article, which leaves both open: in its mmap modes the descriptors still travel"
                + " in a zero-byte datagram while the bytes travel in the queue; and a mode’s “performance” is"
                + " messages per CPU second of both processes, so the answer takes “about 1/2” for about 2 times"
                + " the cost.");
        if (!input.results().complete()) {
            notes.add("The session is incomplete; these medians are of the runs that are in.");
        }
        return notes;
    }

    private static Optional<String> fewRuns(List<CaseSummary> modes, ShownNames names) {
        String few = modes.stream()
                .filter(mode -> mode.medians().total().interval().isEmpty())
                .map(mode -> names.of(mode) + " " + mode.runs().size() + " ("
                        + percent(MedianInterval.widestConfidence(mode.runs().size())) + ")")
                .collect(Collectors.joining(", "));
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of("Fewer than " + MedianInterval.fewestValues(Thresholds.CONFIDENCE)
                        + " runs give no 95 % interval. Runs, and the confidence that all of them from lowest to"
                        + " highest hold the median: " + few + ".");
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
