package io.github.ipcbench.report;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.report.Charts.Band;
import io.github.ipcbench.report.Charts.Dot;
import io.github.ipcbench.report.Charts.Line;
import io.github.ipcbench.report.Charts.RunChart;
import io.github.ipcbench.report.Charts.Strip;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** Lays out the chart of all runs in run order, which shows drift, steps and single slow runs at once. */
final class RunChartLayout {
    static final String TITLE = "Every run in run order";

    private static final int TOP = 30;
    private static final int ROW = 100;
    private static final int PLOT = 52;
    private static final int PLOT_TOP = 36;

    /** Of a line's label with the gap under it, in pixels. */
    private static final double LABEL_HEIGHT = 14;

    /** Left of it stand the labels of the lines. */
    private static final double PLOT_START = 10;

    private static final int MOST_ROUND_LABELS = 5;
    private static final int MANY_RUNS = 300;
    private static final double LEAST_DEVIATION = 0.01;

    private final List<RunResult> runs;
    private final ShownNames names;
    private final int decimals;
    private final Scale order;
    private final double lowest;
    private final double highest;

    private RunChartLayout(List<RunResult> runs, List<CaseSummary> modes, ShownNames names, int decimals) {
        this.runs = runs;
        this.names = names;
        this.decimals = decimals;
        this.order = new Scale(0, runs.size(), PLOT_START, 100);
        DoubleSummaryStatistics deviations = modes.stream()
                .flatMap(mode -> mode.runs().stream().map(run -> deviation(run, mode)))
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        this.lowest = -Scale.roundBound(Math.max(LEAST_DEVIATION, -deviations.getMin()));
        this.highest = Scale.roundBound(Math.max(LEAST_DEVIATION, deviations.getMax()));
    }

    /** Absent when there are fewer than two runs, or a mode costs nothing to deviate from. */
    static Optional<RunChart> of(List<RunResult> runs, List<CaseSummary> modes, ShownNames names, int decimals) {
        boolean drawable = runs.size() > 1 && modes.stream().allMatch(mode -> mode.micros() > 0);
        return drawable ? Optional.of(new RunChartLayout(runs, modes, names, decimals).chart(modes)) : Optional.empty();
    }

    private RunChart chart(List<CaseSummary> modes) {
        List<Strip> strips = new ArrayList<>();
        for (CaseSummary mode : modes) {
            strips.add(strip(mode, TOP + ROW * strips.size()));
        }
        int bottom = TOP + ROW * modes.size();
        return new RunChart(
                TITLE,
                description(modes),
                Integer.toString(bottom + 18),
                runs.size() > MANY_RUNS ? "1.5" : "3",
                Integer.toString(bottom - TOP),
                Integer.toString(bottom + 13),
                rounds(),
                strips);
    }

    private Strip strip(CaseSummary mode, int top) {
        Scale heights = new Scale(lowest, highest, top + PLOT_TOP + PLOT, top + PLOT_TOP);
        List<Line> lines = List.of(
                bound(heights, highest),
                new Line(heights.pixels(0), heights.pixels(0), Optional.empty(), true),
                bound(heights, lowest));
        List<Dot> dots = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            RunResult run = runs.get(place);
            if (run.key().equals(mode.key())) {
                dots.add(dot(run, mode, place, heights));
            }
        }
        return new Strip(
                Text.shortened(names.of(mode)),
                "cost " + micros(mode.micros()),
                Integer.toString(top + 14),
                lines,
                dots);
    }

    /** Its label stands on it; one that the median's line would strike through is left out. */
    private static Line bound(Scale heights, double value) {
        double below = heights.place(value) - heights.place(0);
        boolean struck = below > 0 && below < LABEL_HEIGHT;
        return new Line(
                heights.pixels(value),
                Scale.plain(heights.place(value) - 3),
                struck ? Optional.empty() : Optional.of(Numbers.signedPercent(value)),
                false);
    }

    private Dot dot(RunResult run, CaseSummary mode, int place, Scale heights) {
        double deviation = deviation(run, mode);
        return new Dot(
                order.percent(place + 0.5),
                heights.pixels(deviation),
                !run.warnings().isEmpty(),
                mode.isOutlier(run),
                "run " + run.index() + ", round " + run.round() + ": " + micros(CaseSummary.micros(run)) + ", "
                        + Numbers.signedPercent(deviation) + (mode.isOutlier(run) ? ", far from the others" : ""));
    }

    private List<Band> rounds() {
        List<Integer> starts = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            if (place == 0 || runs.get(place).round() != runs.get(place - 1).round()) {
                starts.add(place);
            }
        }
        int every = (starts.size() + MOST_ROUND_LABELS - 1) / MOST_ROUND_LABELS;
        List<Band> bands = new ArrayList<>();
        for (int number = 0; number < starts.size(); number++) {
            int start = starts.get(number);
            int end = number + 1 < starts.size() ? starts.get(number + 1) : runs.size();
            String label = number % every == 0 ? "round " + runs.get(start).round() : null;
            bands.add(new Band(
                    order.percent(start),
                    Scale.percentage(order.place(end) - order.place(start)),
                    order.percent((start + end) / 2.0),
                    number % 2 == 1,
                    Optional.ofNullable(label)));
        }
        return bands;
    }

    private static double deviation(RunResult run, CaseSummary mode) {
        return CaseSummary.micros(run) / mode.micros() - 1;
    }

    private String description(List<CaseSummary> modes) {
        return "One strip for each of " + modes.size() + (modes.size() == 1 ? " mode" : " modes")
                + ", one dot for each of "
                + Numbers.whole(runs.size())
                + " runs, from the first on the left to the last on the right; height is the run’s "
                + "cost as a deviation from its mode’s cost, from " + Numbers.signedPercent(lowest) + " to "
                + Numbers.signedPercent(highest) + ".";
    }

    private String micros(double value) {
        return Numbers.fixed(value, decimals) + " µs";
    }
}
