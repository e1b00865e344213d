package io.github.ipcbench.report.section;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.Verdict;
import io.github.ipcbench.report.model.AnswerModel.FigureRow;
import io.github.ipcbench.report.model.AnswerModel.Figures;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of the answer: cost, multiple and what became of the article's claim. */
public final class FiguresSection implements Section {
    /** A multiple this many times the article's, its interval apart, is a stronger or weaker claim. */
    private static final double OTHER_STRENGTH = 1.2;

    /** Headers and the like are no compression. */
    private static final double SAME_BYTES = 0.01;

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return figures(input).map(figures -> ReportModel.Section.of("figures", "The answer in figures", figures));
    }

    /** Absent without runs, and where several sizes have a table of their own. */
    public static Optional<Figures> figures(ReportInput input) {
        if (input.session().cases().isEmpty() || input.sweepAlone().isPresent()) {
            return Optional.empty();
        }
        List<FigureRow> rows =
                input.session().cases().stream().map(one -> row(one, input)).toList();
        boolean published = rows.stream().anyMatch(row -> row.article().isPresent());
        return Optional.of(new Figures(rows, published, note(input, rows, published)));
    }

    private static FigureRow row(CaseSummary one, ReportInput input) {
        Optional<Comparison> comparison = input.session().withBaselineMode(one.key());
        Optional<Article.Figure> article = Article.comparedWith(input.baseline(), one.key());
        return new FigureRow(
                input.names().of(one),
                input.description(one.key().mode()),
                travelled(one.travelledShare()),
                Numbers.cost(one.micros()),
                range(one),
                input.isBaseline(one.key())
                        ? "1×"
                        : comparison.map(Multiples::times).orElse(Numbers.NONE),
                input.isBaseline(one.key()) ? Optional.of("baseline") : comparison.flatMap(FiguresSection::under),
                article.map(figure -> Multiples.published(figure) + "×"),
                comparison.flatMap(found -> article.map(figure -> holds(found, figure))));
    }

    /** Empty of a mode that counts no bytes, too. */
    private static Optional<String> travelled(double share) {
        return share <= 0 || Math.abs(share - 1) <= SAME_BYTES
                ? Optional.empty()
                : Optional.of((share < 1 ? "compressed to " : "grown to ") + Numbers.percent(share));
    }

    private static Optional<String> range(CaseSummary one) {
        return one.runs().size() < 2
                ? Optional.empty()
                : Optional.of(Numbers.costs(one.range().lowMicros(), one.range().highMicros()));
    }

    private static Optional<String> under(Comparison one) {
        if (one.verdict() == Verdict.DEPENDS && one.sides().isPresent()) {
            Comparison.Sides sides = one.sides().get();
            return Optional.of(Numbers.multiple(sides.below()) + "× in " + Numbers.count(sides.belowRounds(), "round")
                    + ", " + Numbers.multiple(sides.above()) + "× in " + Numbers.count(sides.aboveRounds(), "round"));
        }
        String likely = one.verdict() == Verdict.LIKELY ? "likely, " : "";
        return one.interval()
                .map(interval -> likely + Multiples.between(interval))
                .or(() -> Optional.of("too few rounds"));
    }

    /** What became of the article's claim that this mode costs more, or less, than the baseline. */
    static String holds(Comparison here, Article.Figure there) {
        return switch (here.verdict()) {
            case TOO_FEW_ROUNDS -> "too few rounds to say";
            case UNCLEAR, EQUAL -> "not confirmed";
            case DEPENDS -> "only in some rounds";
            case CLEAR, LIKELY -> ofDifference(here, there.timesSocket());
        };
    }

    private static String ofDifference(Comparison here, double there) {
        if (here.multiple() > 1 != there > 1) {
            return "contradicted";
        }
        boolean covered =
                here.interval().filter(interval -> interval.contains(there)).isPresent();
        double strength = Math.abs(Math.log(here.multiple())) - Math.abs(Math.log(there));
        if (covered || Math.abs(strength) < Math.log(OTHER_STRENGTH)) {
            return "confirmed";
        }
        return strength > 0 ? "confirmed, stronger" : "confirmed, weaker";
    }

    private static Optional<String> note(ReportInput input, List<FigureRow> rows, boolean published) {
        List<String> sentences = new ArrayList<>();
        if (rows.stream().anyMatch(row -> row.range().isPresent())) {
            sentences.add("Most runs: all but the lowest and highest tenth.");
        }
        if (input.session().comparisons().stream()
                .anyMatch(one -> one.interval().isPresent())) {
            sentences.add("Intervals: this session’s.");
        }
        if (published) {
            sentences.add(Article.YEAR + ": with " + Article.DESCRIPTORS + " descriptors.");
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }
}
