package io.github.ipcbench.report.chart;

import io.github.ipcbench.calls.article.Article;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.report.model.Charts.MultipleRow;
import io.github.ipcbench.report.model.Charts.MultiplesChart;
import io.github.ipcbench.report.model.Charts.Stretch;
import io.github.ipcbench.report.model.Charts.Tick;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Lays out the chart of multiples: a dot for each case on a logarithmic axis, its interval, and the article's mark. */
public final class MultiplesLayout {
    private static final int TOP = 24;
    private static final int ROW = 44;
    private static final int MOST_ROWS = 16;
    private static final double MOST_TICKS = 8;

    /** The axis is at least this wide, so that small differences look small. */
    private static final double LEAST_SPREAD = 1.6;

    private static final double MARGIN = 1.12;

    private record Drawn(CaseSummary summary, Optional<Comparison> comparison, Optional<Article.Figure> article) {
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
    }

    private final ReportInput input;
    private final List<Drawn> drawn;
    private final Scale scale;

    private MultiplesLayout(ReportInput input, List<Drawn> drawn) {
        this.input = input;
        this.drawn = drawn;
        double low = drawn.stream().flatMapToDouble(Drawn::values).min().orElse(1);
        double high = drawn.stream().flatMapToDouble(Drawn::values).max().orElse(1);
        this.scale = new Scale(
                Math.log(Math.min(low / MARGIN, 1 / LEAST_SPREAD)),
                Math.log(Math.max(high * MARGIN, LEAST_SPREAD)),
                1,
                99);
    }

    /** Absent where nothing is compared. */
    public static Optional<MultiplesChart> of(ReportInput input) {
        List<CaseSummary> all = input.session().cases();
        List<CaseSummary> cases = all.size() > MOST_ROWS ? input.casesOfFinding() : all;
        List<Drawn> drawn = cases.stream()
                .map(one -> new Drawn(
                        one,
                        input.session().withBaselineMode(one.key()),
                        Article.comparedWith(input.baseline(), one.key())))
                .filter(one -> one.comparison().isPresent()
                        || input.isBaseline(one.summary().key()))
                .sorted(Comparator.comparingDouble(one -> one.summary().micros()))
                .toList();
        return drawn.stream().anyMatch(one -> one.comparison().isPresent())
                ? Optional.of(new MultiplesLayout(input, drawn).chart())
                : Optional.empty();
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
                title(input),
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
                Text.shortened(input.names().of(one.summary())),
                Numbers.cost(one.summary().micros()),
                one.comparison().map(Multiples::times).orElse("baseline"),
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
        return input.names().of(one.summary()) + ": "
                + Numbers.cost(one.summary().micros()) + " per message"
                + one.comparison()
                        .map(found -> ", " + Multiples.times(found)
                                + found.interval()
                                        .map(interval -> " (" + Multiples.between(interval) + ")")
                                        .orElse(""))
                        .orElse("")
                + one.article()
                        .filter(figure -> one.comparison().isPresent())
                        .map(figure -> "; " + Article.YEAR + ": " + Multiples.published(figure) + "×")
                        .orElse("");
    }

    private String description() {
        return drawn.stream().map(this::tooltip).collect(Collectors.joining(". ")) + ".";
    }

    private List<Tick> ticks() {
        List<Double> all = Stream.iterate(-6, power -> power + 1)
                .limit(14)
                .flatMap(power -> Stream.of(1.0, 2.0, 5.0).map(factor -> factor * Math.pow(10, power)))
                .filter(value -> Math.log(value) >= scale.from() && Math.log(value) <= scale.to())
                .toList();
        boolean thin = all.size() > MOST_TICKS;
        return all.stream()
                .filter(value -> !thin || isPowerOfTen(value))
                .map(value -> new Tick(place(value), label(value), "middle"))
                .toList();
    }

    private static boolean isPowerOfTen(double value) {
        double log = Math.log10(value);
        return Math.abs(log - Math.rint(log)) < 1e-9;
    }

    private static String label(double value) {
        return (value < 1 ? Numbers.roughly(value) : Numbers.whole(Math.round(value))) + "×";
    }

    private String place(double multiple) {
        return scale.percent(Math.log(multiple));
    }
}
