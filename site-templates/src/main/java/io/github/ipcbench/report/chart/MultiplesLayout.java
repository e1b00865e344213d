package io.github.ipcbench.report.chart;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.Verdict;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.Charts.MultipleRow;
import io.github.ipcbench.report.model.Charts.MultiplesChart;
import io.github.ipcbench.report.model.Charts.Stretch;
import io.github.ipcbench.report.model.Charts.Tick;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lays out the charts of multiples: a dot for each case on a logarithmic axis, its interval, and the article's mark; the
 * baseline is a mode, or the first variant.
 */
public final class MultiplesLayout {
    private static final int TOP = 24;
    private static final int ROW = 44;
    private static final int MOST_ROWS = 16;
    private static final int MOST_ROWS_OF_VARIANTS = 24;
    private static final double MOST_TICKS = 8;
    private static final int FEWEST_TICKS = 3;
    private static final int LONGEST_MODE = 14;
    private static final int LONGEST_VARIANT = 10;

    /** Beside longer labels a phone has no room for many words. */
    private static final int LONG_LABEL = 22;

    /** The axis is at least this wide, so that small differences look small. */
    private static final double LEAST_SPREAD = 1.6;

    /** Variants differ by less than modes. */
    private static final double LEAST_SPREAD_OF_VARIANTS = 1.25;

    private static final double MARGIN = 1.12;

    /**
     * A row.
     *
     * @param label what fits the chart
     * @param cost behind it; may be empty
     */
    private record Drawn(
            String label,
            String name,
            String cost,
            CaseSummary summary,
            Optional<Comparison> comparison,
            Optional<Article.Figure> article) {
        DoubleStream values() {
            return DoubleStream.concat(
                    article.stream().mapToDouble(Article.Figure::timesSocket),
                    comparison.stream()
                            .flatMapToDouble(one -> DoubleStream.concat(
                                    DoubleStream.of(one.multiple()),
                                    one.interval().stream()
                                            .flatMapToDouble(
                                                    interval -> DoubleStream.of(interval.low(), interval.high())))));
        }

        String value() {
            return comparison
                    .map(one -> one.isOfVariants() ? Multiples.change(one) : Multiples.times(one))
                    .orElse("baseline");
        }

        String shortValue() {
            return comparison
                    .filter(one -> one.isOfVariants() && one.verdict() == Verdict.UNCLEAR && !one.depends())
                    .map(one -> "unclear")
                    .orElseGet(this::value);
        }
    }

    private final String id;
    private final String title;
    private final List<Drawn> drawn;
    private final Scale scale;

    private MultiplesLayout(String id, String title, List<Drawn> drawn, double leastSpread) {
        this.id = id;
        this.title = title;
        this.drawn = drawn;
        double low = drawn.stream().flatMapToDouble(Drawn::values).min().orElse(1);
        double high = drawn.stream().flatMapToDouble(Drawn::values).max().orElse(1);
        double margin = Math.min(MARGIN, leastSpread);
        this.scale = new Scale(
                Math.log(Math.min(low / margin, 1 / leastSpread)),
                Math.log(Math.max(high * margin, leastSpread)),
                1,
                99);
    }

    /** Cases beside those of the baseline mode; absent where nothing is compared. */
    public static Optional<MultiplesChart> of(ReportInput input) {
        List<CaseSummary> all = input.session().cases();
        List<CaseSummary> cases = all.size() > MOST_ROWS ? input.casesOfFinding() : all;
        List<Drawn> drawn = cases.stream()
                .map(one -> new Drawn(
                        Text.shortened(input.names().of(one)),
                        input.names().of(one),
                        Numbers.cost(one.micros()),
                        one,
                        input.session().withBaselineMode(one.key()),
                        Article.comparedWith(input.baseline(), one.key())))
                .filter(one -> one.comparison().isPresent()
                        || input.isBaseline(one.summary().key()))
                .sorted(Comparator.comparingDouble(one -> one.summary().micros()))
                .toList();
        return drawn.stream().anyMatch(one -> one.comparison().isPresent())
                ? Optional.of(new MultiplesLayout("multiples", title(input), drawn, LEAST_SPREAD).chart())
                : Optional.empty();
    }

    /** Variants beside the first one, by mode and size; absent where there are more than can be read. */
    public static Optional<MultiplesChart> ofVariants(ReportInput input) {
        List<Comparison> changes = input.session().changes();
        if (changes.isEmpty() || changes.size() > MOST_ROWS_OF_VARIANTS) {
            return Optional.empty();
        }
        boolean several =
                changes.stream().map(one -> one.key().variant()).distinct().count() > 1;
        List<Drawn> drawn = changes.stream()
                .flatMap(one -> input.session().of(one.key()).stream()
                        .map(summary -> new Drawn(
                                label(input, one, several),
                                ShownNames.ofAll(one.key()),
                                "",
                                summary,
                                Optional.of(one),
                                Optional.empty())))
                .toList();
        String baseline = Text.shortened(Text.line(changes.get(0).baseline().variant()));
        return Optional.of(new MultiplesLayout(
                        "variants", "CPU per message, as a multiple of " + baseline, drawn, LEAST_SPREAD_OF_VARIANTS)
                .chart());
    }

    private static String label(ReportInput input, Comparison one, boolean several) {
        Case key = one.key();
        return Text.shortened(Text.line(key.mode()), LONGEST_MODE)
                + (input.names().severalSizes() ? ", " + Numbers.size(key.payloadBytes()) : "")
                + (several ? ", " + Text.shortenedInside(Text.line(key.variant()), LONGEST_VARIANT) : "");
    }

    static String title(ReportInput input) {
        return "CPU per message, as a multiple of " + input.baseline();
    }

    private MultiplesChart chart() {
        List<MultipleRow> rows = new ArrayList<>();
        for (Drawn one : drawn) {
            rows.add(row(one, TOP + ROW * rows.size()));
        }
        int axis = TOP + ROW * drawn.size();
        return new MultiplesChart(
                id,
                title,
                description(),
                Integer.toString(axis + 20),
                Integer.toString(axis),
                Integer.toString(axis + 15),
                ticks(),
                place(1),
                drawn.stream().anyMatch(one -> one.article().isPresent()),
                rows);
    }

    private MultipleRow row(Drawn one, int top) {
        return new MultipleRow(
                one.label(),
                one.cost(),
                drawn.stream().anyMatch(other -> other.label().length() > LONG_LABEL) ? one.shortValue() : one.value(),
                Integer.toString(top + 14),
                Integer.toString(top + 28),
                one.comparison()
                        .flatMap(Comparison::interval)
                        .map(interval -> new Stretch(
                                place(interval.low()), place(interval.high()), Multiples.between(interval) + "×")),
                place(one.comparison().map(Comparison::multiple).orElse(1.0)),
                one.article().filter(figure -> one.comparison().isPresent()).map(figure -> place(figure.timesSocket())),
                tooltip(one));
    }

    private String tooltip(Drawn one) {
        return one.name() + ": "
                + Numbers.cost(one.summary().micros()) + " per message"
                + one.comparison()
                        .map(found -> ", " + one.value() + inParentheses(found))
                        .orElse("")
                + one.article()
                        .filter(figure -> one.comparison().isPresent())
                        .map(figure -> "; " + Article.YEAR + ": " + Multiples.published(figure) + "×")
                        .orElse("");
    }

    private static String inParentheses(Comparison found) {
        return found.isOfVariants() && found.depends()
                ? " (" + Multiples.sides(found) + ")"
                : found.interval()
                        .map(interval -> " (" + Multiples.between(interval) + ")")
                        .orElse("");
    }

    private String description() {
        return drawn.stream().map(this::tooltip).collect(Collectors.joining(". ")) + ".";
    }

    private List<Tick> ticks() {
        List<Double> all = within(Stream.iterate(-6, power -> power + 1)
                .limit(14)
                .flatMap(power -> Stream.of(1.0, 2.0, 5.0).map(factor -> factor * Math.pow(10, power))));
        if (all.size() < FEWEST_TICKS) {
            all = within(
                    DoubleStream.of(0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6).boxed());
        }
        boolean thin = all.size() > MOST_TICKS;
        return all.stream()
                .filter(value -> !thin || isPowerOfTen(value))
                .map(value -> new Tick(place(value), label(value), "middle"))
                .toList();
    }

    private List<Double> within(Stream<Double> values) {
        return values.filter(value -> Math.log(value) >= scale.from() && Math.log(value) <= scale.to())
                .toList();
    }

    private static boolean isPowerOfTen(double value) {
        double log = Math.log10(value);
        return Math.abs(log - Math.rint(log)) < 1e-9;
    }

    private static String label(double value) {
        return (value < 2 ? Numbers.roughly(value) : Numbers.whole(Math.round(value))) + "×";
    }

    private String place(double multiple) {
        return scale.percent(Math.log(multiple));
    }
}
