package io.github.ipcbench.report.chart;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SizeSweep;
import io.github.ipcbench.judgement.SizeSweep.Curve;
import io.github.ipcbench.judgement.SizeSweep.Point;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.Charts.SizeDot;
import io.github.ipcbench.report.model.Charts.SizeEdge;
import io.github.ipcbench.report.model.Charts.SizeLevel;
import io.github.ipcbench.report.model.Charts.SizeLine;
import io.github.ipcbench.report.model.Charts.SizesChart;
import io.github.ipcbench.report.model.Charts.Step;
import io.github.ipcbench.report.model.Charts.Tick;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays out the charts over the message size, both axes logarithmic: what a message costs, and the multiple of the baseline. */
public final class SizesLayout {
    /** Colours and dashes there are; more modes begin again. */
    private static final int KINDS = 8;

    private static final int KEY_ROW = 18;
    private static final int EDGE_ROW = 14;
    private static final int PLOT = 260;
    private static final double LEFT = 13;
    private static final double RIGHT = 98;
    private static final double MARGIN = 1.15;
    private static final int MOST_LEVELS = 7;
    private static final int FEWEST_DECADES = 2;
    private static final double MIDDLE = 50;

    /** Farther to the right a centred label would leave the chart. */
    private static final double LAST_MIDDLE = 95;

    /** A figure at one size. */
    private record Value(int bytes, double value, Optional<Interval> interval, String tooltip) {
        DoubleStream all() {
            return DoubleStream.concat(
                    DoubleStream.of(value),
                    interval.stream().flatMapToDouble(one -> DoubleStream.of(one.low(), one.high())));
        }
    }

    private record Series(String name, String kind, List<Value> values) {}

    private final ReportInput input;
    private final List<Series> series;
    private final OptionalDouble base;
    private final DoubleFunction<String> label;
    private final Map<Long, String> edges;
    private final Scale across;
    private final Scale up;
    private final int top;

    private SizesLayout(
            ReportInput input,
            SizeSweep sweep,
            List<Series> series,
            OptionalDouble base,
            DoubleFunction<String> label) {
        this.input = input;
        this.series = series;
        this.base = base;
        this.label = label;
        this.edges = edges(sweep);
        double[] bytes = DoubleStream.concat(
                        sweep.sizes().stream().mapToDouble(Integer::doubleValue),
                        edges.keySet().stream().mapToDouble(Long::doubleValue))
                .toArray();
        this.across = new Scale(
                Math.log(DoubleStream.of(bytes).min().orElseThrow()),
                Math.log(DoubleStream.of(bytes).max().orElseThrow()),
                LEFT,
                RIGHT);
        double[] values = DoubleStream.concat(
                        base.stream(),
                        series.stream().flatMap(one -> one.values().stream()).flatMapToDouble(Value::all))
                .toArray();
        this.top = KEY_ROW * ((series.size() + 1) / 2) + EDGE_ROW * edges.size() + 12;
        this.up = new Scale(
                Math.log(DoubleStream.of(values).min().orElseThrow() / MARGIN),
                Math.log(DoubleStream.of(values).max().orElseThrow() * MARGIN),
                top + PLOT,
                top);
    }

    /** Costs, with the floor beneath. */
    public static SizesChart costs(ReportInput input, SizeSweep sweep) {
        List<Series> series = new ArrayList<>();
        for (Curve curve : sweep.curves()) {
            series.add(new Series(
                    Text.line(curve.mode()),
                    kind(series.size()),
                    curve.points().stream().map(point -> cost(curve, point)).toList()));
        }
        if (!sweep.floor().isEmpty()) {
            series.add(new Series(
                    "floor: two bare copies",
                    "floor",
                    sweep.floor().stream()
                            .map(point -> new Value(
                                    point.bytes(),
                                    point.micros(),
                                    Optional.empty(),
                                    "floor, " + Numbers.size(point.bytes()) + ": " + Numbers.cost(point.micros())))
                            .toList()));
        }
        return new SizesLayout(input, sweep, series, OptionalDouble.empty(), SizesLayout::costLabel)
                .chart("sizes", "CPU per message over its size");
    }

    private static Value cost(Curve curve, Point point) {
        return new Value(
                point.bytes(),
                point.micros(),
                point.interval(),
                Text.line(curve.mode()) + ", " + Numbers.size(point.bytes()) + ": " + Numbers.cost(point.micros())
                        + point.interval()
                                .map(interval -> " (" + Numbers.costs(interval.low(), interval.high()) + ")")
                                .orElse(""));
    }

    /** Multiples of the baseline's cost; absent where nothing is compared. */
    public static Optional<SizesChart> multiples(ReportInput input, SizeSweep sweep) {
        List<Series> series = new ArrayList<>();
        for (int place = 0; place < sweep.curves().size(); place++) {
            Curve curve = sweep.curves().get(place);
            List<Value> values = curve.points().stream()
                    .flatMap(point ->
                            input
                                    .session()
                                    .withBaselineMode(new Case(curve.mode(), point.bytes(), sweep.variant()))
                                    .stream()
                                    .map(found -> multiple(curve, point.bytes(), found)))
                    .toList();
            if (!values.isEmpty()) {
                series.add(new Series(Text.line(curve.mode()), kind(place), values));
            }
        }
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new SizesLayout(input, sweep, series, OptionalDouble.of(1), SizesLayout::multipleLabel)
                        .chart("size-multiples", "As a multiple of " + input.baseline() + ", over the message’s size"));
    }

    private static Value multiple(Curve curve, int bytes, Comparison found) {
        return new Value(
                bytes,
                found.multiple(),
                found.interval(),
                Text.line(curve.mode()) + ", " + Numbers.size(bytes) + ": " + Multiples.times(found)
                        + found.interval()
                                .map(interval -> " (" + Multiples.between(interval) + ")")
                                .orElse(""));
    }

    private static String kind(int place) {
        return Integer.toString(place % KINDS);
    }

    /** The largest message of each mode that has one, with the modes that share it. */
    private Map<Long, String> edges(SizeSweep sweep) {
        Map<String, Long> limits = new TreeMap<>();
        input.results().unsupported().stream()
                .filter(record -> record.key().variant().equals(sweep.variant()))
                .filter(record -> largest(record) > 0)
                .forEach(record -> limits.merge(Text.line(record.key().mode()), largest(record), Math::max));
        Map<Long, String> edges = new TreeMap<>();
        limits.forEach((mode, bytes) -> edges.merge(bytes, mode, (one, other) -> one + ", " + other));
        return edges;
    }

    private static long largest(CaseRecord record) {
        return record.unsupported().orElseThrow().largestBytes().orElse(0);
    }

    private SizesChart chart(String id, String title) {
        List<SizeLine> lines = new ArrayList<>();
        for (Series one : series) {
            lines.add(line(one, lines.size()));
        }
        int bottom = top + PLOT;
        return new SizesChart(
                id,
                title,
                description(title),
                Integer.toString(bottom + 20),
                Integer.toString(top),
                Integer.toString(bottom),
                Integer.toString(bottom + 15),
                ticks(),
                levels(),
                base.stream().mapToObj(this::y).findFirst(),
                drawnEdges(),
                lines);
    }

    private SizeLine line(Series one, int place) {
        List<SizeDot> dots = one.values().stream()
                .map(value -> new SizeDot(x(value.bytes()), y(value.value()), value.tooltip()))
                .toList();
        int row = KEY_ROW * (place / 2);
        return new SizeLine(
                Text.shortened(one.name()),
                one.kind(),
                place % 2 == 0 ? "0%" : "50%",
                Integer.toString(row + 13),
                Integer.toString(row + 9),
                IntStream.range(1, dots.size())
                        .mapToObj(next -> new Step(
                                dots.get(next - 1).x(),
                                dots.get(next - 1).y(),
                                dots.get(next).x(),
                                dots.get(next).y()))
                        .toList(),
                one.values().stream()
                        .flatMap(value -> value.interval().stream()
                                .map(interval -> new Step(
                                        x(value.bytes()), y(interval.low()), x(value.bytes()), y(interval.high()))))
                        .toList(),
                dots);
    }

    private List<SizeEdge> drawnEdges() {
        List<SizeEdge> drawn = new ArrayList<>();
        edges.forEach((bytes, modes) -> {
            boolean left = across.place(Math.log(bytes)) > MIDDLE;
            drawn.add(new SizeEdge(
                    x(bytes),
                    x(bytes),
                    Integer.toString(top - 4 - EDGE_ROW * (edges.size() - 1 - drawn.size())),
                    Text.shortened(modes) + ": at most " + Numbers.size(bytes),
                    left ? "end" : "start"));
        });
        return drawn;
    }

    private List<Tick> ticks() {
        List<Double> decades = decades(across);
        List<Double> all = decades.size() >= FEWEST_DECADES
                ? decades
                : Stream.of(Math.exp(across.from()), Math.exp(across.to())).toList();
        return all.stream()
                .map(bytes -> new Tick(
                        x(bytes),
                        Numbers.size(Math.round(bytes)),
                        across.place(Math.log(bytes)) > LAST_MIDDLE ? "end" : "middle"))
                .toList();
    }

    private List<SizeLevel> levels() {
        List<Double> fine = Stream.iterate(-6, power -> power + 1)
                .limit(16)
                .flatMap(power -> Stream.of(1.0, 2.0, 5.0).map(factor -> factor * Math.pow(10, power)))
                .filter(value -> Math.log(value) >= up.from() && Math.log(value) <= up.to())
                .toList();
        return (fine.size() > MOST_LEVELS ? decades(up) : fine)
                .stream()
                        .map(value ->
                                new SizeLevel(y(value), Scale.plain(up.place(Math.log(value)) + 4), label.apply(value)))
                        .toList();
    }

    private static List<Double> decades(Scale scale) {
        return IntStream.rangeClosed((int) Math.ceil(scale.from() / Math.log(10) - 1e-9), (int)
                        Math.floor(scale.to() / Math.log(10) + 1e-9))
                .mapToObj(power -> Math.pow(10, power))
                .toList();
    }

    private static String costLabel(double micros) {
        if (micros >= 1e6) {
            return Numbers.roughly(micros / 1e6) + " s";
        }
        return micros >= 1e3
                ? Numbers.roughly(micros / 1e3) + " ms"
                : micros >= 1 ? Numbers.roughly(micros) + " µs" : Numbers.roughly(micros * 1e3) + " ns";
    }

    private static String multipleLabel(double value) {
        return (value < 1 ? Numbers.roughly(value) : Numbers.whole(Math.round(value))) + "×";
    }

    private String description(String title) {
        return title + ", both on logarithmic scales; a line for each of "
                + series.stream().map(Series::name).collect(Collectors.joining(", "))
                + ". The table below has the figures.";
    }

    private String x(double bytes) {
        return across.percent(Math.log(bytes));
    }

    private String y(double value) {
        return up.pixels(Math.log(value));
    }
}
