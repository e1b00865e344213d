package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Trust;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.report.model.AnswerModel.TrustLine;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningValue;
import io.github.ipcbench.statistics.Medians;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Says how far a session can be trusted, and why no further. */
public final class TrustLines {
    private TrustLines() {}

    /** Empty without runs. */
    public static Optional<TrustLine> of(ReportInput input) {
        if (input.session().cases().isEmpty()) {
            return Optional.empty();
        }
        Trust trust = input.session().trust();
        String reasons = reasons(input.session(), input.results().names()).stream()
                .map(Text::line)
                .collect(Collectors.joining(" "));
        return Optional.of(new TrustLine(
                level(trust), reasons.isEmpty() ? "Nothing speaks against it." + resolution(input) : reasons));
    }

    /** Why trust goes no further, in sentences; what holds of several sizes is said once. */
    static List<String> reasons(SessionSummary session, CaseNames names) {
        return session.trust().reasons().stream()
                .map(reason -> gathered(session.doubts().stream()
                                .filter(doubt -> doubt.code() == reason.code())
                                .toList())
                        .orElseGet(() -> WarningText.sentence(reason, names)))
                .toList();
    }

    /** Doubts of several sizes that are alike, in one sentence; empty where each needs its own. */
    static Optional<String> gathered(List<Warning> doubts) {
        if (doubts.size() < 2) {
            return Optional.empty();
        }
        String sizes = Numbers.count(doubts.size(), "size");
        return switch (doubts.get(0).code()) {
            case FEW_ROUNDS ->
                Optional.of("Only "
                        + range(doubts.stream().mapToDouble(one -> one.count(WarningValue.ROUNDS)))
                        + " rounds hold every mode, at " + sizes + ": a first look, with wide intervals.");
            case COARSE ->
                Optional.of("At " + sizes + " this session can tell differences only from about "
                        + range(doubts.stream().mapToDouble(one -> 100 * one.number(WarningValue.SHARE))) + " % up.");
            default -> Optional.empty();
        };
    }

    private static String range(DoubleStream values) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        String low = Numbers.roughly(all.getMin());
        String high = Numbers.roughly(all.getMax());
        return low.equals(high) ? low : low + " to " + high;
    }

    public static String level(Trust trust) {
        return trust.level().name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code Differences from about 6 % up can be seen.} */
    private static String resolution(ReportInput input) {
        return smallestDifference(input.session().comparisons()).stream()
                .mapToObj(share -> " Differences from about " + Numbers.roughly(100 * share) + " % up can be seen.")
                .findFirst()
                .orElse("");
    }

    static OptionalDouble smallestDifference(List<Comparison> comparisons) {
        double[] known = comparisons.stream()
                .flatMapToDouble(one -> one.smallestDifference().stream())
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(known));
    }
}
