package io.github.ipcbench.report;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.report.Charts.Bar;
import io.github.ipcbench.report.Charts.CostChart;
import io.github.ipcbench.report.Charts.Dot;
import io.github.ipcbench.report.Charts.Floor;
import io.github.ipcbench.report.Charts.Spread;
import io.github.ipcbench.report.Charts.Stretch;
import io.github.ipcbench.report.Charts.Tick;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Lays out the chart of cost per message by mode. */
final class CostChartLayout {
    static final String TITLE = "Cost by mode";

    private static final int TOP = 34;
    private static final int ROW = 62;
    private static final int BAR = 20;
    private static final int MOST_DOTS = 100;
    private static final int MOST_TICKS = 6;

    /** A bar is cut when it is so many times the next one and would leave the smallest hard to see. */
    private static final double CUT_ABOVE_NEXT = 3;

    private static final double CUT_ABOVE_SMALLEST = 20;

    private final ShownNames names;
    private final int decimals;
    private final double longest;
    private final Scale scale;

    private CostChartLayout(List<CaseSummary> modes, ShownNames names, int decimals) {
        this.names = names;
        this.decimals = decimals;
        this.longest = longestUncut(modes);
        this.scale = new Scale(0, highestRun(modes) * 1.02, 0, 100);
    }

    /** Absent when no mode has a cost above zero. */
    static Optional<CostChart> of(List<CaseSummary> modes, ShownNames names, int decimals, OptionalDouble floorMicros) {
        if (modes.stream().noneMatch(mode -> mode.micros() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new CostChartLayout(modes, names, decimals).chart(modes, floorMicros));
    }

    private CostChart chart(List<CaseSummary> modes, OptionalDouble floorMicros) {
        List<Bar> bars = new ArrayList<>();
        for (CaseSummary mode : modes) {
            bars.add(bar(mode, TOP + ROW * bars.size()));
        }
        int axis = TOP + ROW * modes.size();
        return new CostChart(
                TITLE,
                description(modes),
                Integer.toString(axis + 20),
                Integer.toString(axis),
                Integer.toString(axis + 15),
                ticks(),
                floorMicros.isPresent() ? Optional.of(floor(floorMicros.getAsDouble())) : Optional.empty(),
                bars);
    }

    /** The line that no bar can be shorter than. */
    private Floor floor(double floorMicros) {
        return new Floor(
                scale.percent(floorMicros),
                "floor: " + micros(floorMicros) + ", the two copies through shared memory that no path can avoid");
    }

    private Bar bar(CaseSummary mode, int top) {
        boolean cut = isCut(mode);
        double width = cut ? 100 : scale.place(mode.micros());
        double userWidth = mode.micros() == 0 ? 0 : width * mode.userMicros() / mode.micros();
        return new Bar(
                Text.shortened(names.of(mode)),
                micros(mode.micros()),
                cut,
                Integer.toString(top + 12),
                Integer.toString(top + 19),
                Integer.toString(BAR),
                Scale.percentage(userWidth),
                Scale.percentage(userWidth),
                Scale.percentage(width - userWidth),
                names.of(mode) + ": " + micros(mode.micros()) + " per message, user " + micros(mode.userMicros())
                        + ", system " + micros(mode.systemMicros()),
                cut ? Optional.empty() : Optional.of(spread(mode, top + 19 + BAR + 8)));
    }

    private Spread spread(CaseSummary mode, int y) {
        DoubleSummaryStatistics totals = totals(mode);
        List<RunResult> shown = mode.runs().size() > MOST_DOTS ? List.of() : mode.runs();
        return new Spread(
                Integer.toString(y),
                scale.percent(totals.getMin()),
                scale.percent(totals.getMax()),
                mode.runs().size() + (mode.runs().size() == 1 ? " run, " : " runs, ") + micros(totals.getMin()) + " to "
                        + micros(totals.getMax()),
                VerdictText.range(mode, decimals).map(words -> interval(mode, words)),
                shown.stream().map(run -> dot(run, mode, y)).toList());
    }

    private Stretch interval(CaseSummary mode, String words) {
        CaseSummary.Range range = mode.range();
        return new Stretch(
                scale.percent(range.lowMicros()), scale.percent(range.highMicros()), "range of the runs: " + words);
    }

    private Dot dot(RunResult run, CaseSummary mode, int y) {
        double micros = CaseSummary.micros(run);
        return new Dot(
                scale.percent(micros),
                Integer.toString(y),
                !run.warnings().isEmpty(),
                mode.isOutlier(run),
                "run " + run.index() + ": " + micros(micros));
    }

    private List<Tick> ticks() {
        List<Double> values = scale.ticks(MOST_TICKS);
        int tickDecimals = values.size() > 1 && values.get(1) < 1 ? 2 : 0;
        return values.stream()
                .map(value -> new Tick(scale.percent(value), tickLabel(value, tickDecimals), anchor(value)))
                .toList();
    }

    private static String tickLabel(double value, int tickDecimals) {
        return value == 0 ? "0" : Numbers.fixed(value, tickDecimals) + " µs";
    }

    private String anchor(double value) {
        double place = scale.place(value);
        if (place < 4) {
            return "start";
        }
        return place > 94 ? "end" : "middle";
    }

    private boolean isCut(CaseSummary mode) {
        return mode.micros() > longest;
    }

    private static double longestUncut(List<CaseSummary> modes) {
        List<Double> descending = modes.stream()
                .map(CaseSummary::micros)
                .sorted(Comparator.reverseOrder())
                .toList();
        double smallest = descending.get(descending.size() - 1);
        int first = 0;
        while (first + 1 < descending.size()
                && descending.get(first + 1) > 0
                && descending.get(first) > CUT_ABOVE_NEXT * descending.get(first + 1)
                && descending.get(first) > CUT_ABOVE_SMALLEST * smallest) {
            first++;
        }
        return descending.get(first);
    }

    private double highestRun(List<CaseSummary> modes) {
        return modes.stream()
                .filter(mode -> !isCut(mode))
                .mapToDouble(mode -> totals(mode).getMax())
                .max()
                .orElseThrow();
    }

    private static DoubleSummaryStatistics totals(CaseSummary mode) {
        return mode.runs().stream().mapToDouble(CaseSummary::micros).summaryStatistics();
    }

    private String description(List<CaseSummary> modes) {
        String costs = modes.stream()
                .map(mode -> names.of(mode) + " " + micros(mode.micros())
                        + VerdictText.range(mode, decimals)
                                .map(range -> ", " + range)
                                .orElse(""))
                .collect(Collectors.joining("; "));
        String cut = modes.stream().filter(this::isCut).map(names::of).collect(Collectors.joining(" and "));
        return "CPU time per message, user and system: " + costs + "."
                + (cut.isEmpty() ? "" : " The bar of " + cut + " is cut: to scale it would dwarf the others.");
    }

    private String micros(double value) {
        return Numbers.fixed(value, decimals) + " µs";
    }
}
