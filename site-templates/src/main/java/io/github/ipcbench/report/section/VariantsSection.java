package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.Verdict;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.chart.MultiplesLayout;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.VariantsModel.ChangeGroup;
import io.github.ipcbench.report.model.VariantsModel.ChangeRow;
import io.github.ipcbench.report.model.VariantsModel.Changes;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changed: each variant as a multiple of the first one, by mode and size. */
public final class VariantsSection implements Section {
    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return changes(input)
                .map(changes ->
                        ReportModel.Section.of("variants", "What changed against " + changes.baseline(), changes));
    }

    /** Absent where not several variants were measured in one round. */
    public static Optional<Changes> changes(ReportInput input) {
        List<Comparison> all = input.session().changes();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Map<Case, List<Comparison>> byBaseline = new LinkedHashMap<>();
        all.forEach(one -> byBaseline
                .computeIfAbsent(one.baseline(), key -> new ArrayList<>())
                .add(one));
        List<ChangeGroup> groups = new ArrayList<>();
        byBaseline.forEach((baseline, changes) -> groups.add(new ChangeGroup(
                input.names().ofAnyVariant(baseline),
                cost(input, baseline),
                changes.stream().map(one -> row(input, one)).toList())));
        return Optional.of(new Changes(
                Text.line(all.get(0).baseline().variant()),
                MultiplesLayout.ofVariants(input),
                groups,
                all.stream()
                        .sorted(Comparator.comparing(VariantsSection::rank))
                        .map(one -> row(input, one))
                        .toList(),
                note(all),
                repeated(input)));
    }

    /** What is said first where not all can be said. */
    private static int rank(Comparison one) {
        return one.depends()
                ? 1
                : switch (one.verdict()) {
                    case CLEAR -> 0;
                    case DEPENDS -> 1;
                    case LIKELY -> 2;
                    case TOO_FEW_ROUNDS -> 3;
                    case UNCLEAR -> 4;
                    case EQUAL -> 5;
                };
    }

    private static ChangeRow row(ReportInput input, Comparison one) {
        return new ChangeRow(
                input.names().ofAnyVariant(one.key()),
                Text.line(one.key().variant()),
                cost(input, one.key()),
                cost(input, one.baseline()),
                Multiples.change(one),
                interval(one),
                doubt(one));
    }

    private static String cost(ReportInput input, Case key) {
        return input.session()
                .of(key)
                .map(CaseSummary::micros)
                .map(Numbers::cost)
                .orElse(Numbers.NONE);
    }

    private static Optional<String> interval(Comparison one) {
        if (one.depends()) {
            return Optional.of(Multiples.sides(one));
        }
        String likely = one.verdict() == Verdict.LIKELY ? "likely, " : "";
        return one.interval()
                .map(interval -> likely + Multiples.between(interval))
                .or(() -> Optional.of("too few rounds"));
    }

    private static Optional<String> doubt(Comparison one) {
        return one.isWide() && one.interval().isPresent() && !one.depends()
                ? Optional.of("rounds differ by " + Numbers.percent(one.mean().deviation()))
                : Optional.empty();
    }

    private static String note(List<Comparison> all) {
        return "Each multiple compares runs of one round, in which the variants of a mode ran one right after the other; "
                + Numbers.count(all.get(0).multiples().size(), "round") + "."
                + (all.stream().anyMatch(one -> one.interval().isPresent()) ? " Intervals: this session’s." : "");
    }

    /** What a pair is, and which of its runs count, is said where the session is doubted. */
    private static Optional<String> repeated(ReportInput input) {
        return input.results().warnings().stream()
                .filter(warning -> warning.code() == WarningCode.REPEATED_PAIRS)
                .map(warning -> Numbers.count(warning.count(WarningValue.PAIRS), "pair")
                        + " of runs met different speeds of" + " the machine and ran again, whatever they cost.")
                .findFirst();
    }
}
