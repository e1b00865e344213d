package io.github.ipcbench.report.chart;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.report.model.Charts.Band;
import io.github.ipcbench.report.model.Charts.Dot;
import io.github.ipcbench.report.model.Charts.Line;
import io.github.ipcbench.report.model.Charts.RunChart;
import io.github.ipcbench.report.model.Charts.Shift;
import io.github.ipcbench.report.model.Charts.Step;
import io.github.ipcbench.report.model.Charts.Strip;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WarningValue;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lays out the chart of all runs in run order, which shows drift, steps and single slow runs at once. */
public final class RunChartLayout {
    static final String TITLE = "Every run, in the order measured";

    private static final int TOP = 30;
    private static final int ROW = 72;
    private static final int PLOT = 40;
    private static final int PLOT_TOP = 24;

    private static final double PLOT_START = 5;

    private static final int MOST_ROUND_LABELS = 12;
    private static final int MANY_RUNS = 300;
    private static final int MOST_STRIPS_OF_SIZES = 16;
    private static final double LEAST_DEVIATION = 0.01;

    private final ReportInput input;
    private final List<RunResult> runs;
    private final Scale order;
    private final double lowest;
    private final double highest;

    private RunChartLayout(ReportInput input) {
        this.input = input;
        this.runs = input.results().runs();
        List<CaseSummary> modes = input.session().cases();
        this.order = new Scale(0, runs.size(), PLOT_START, 100);
        DoubleSummaryStatistics deviations = modes.stream()
                .flatMap(mode -> mode.runs().stream().map(run -> deviation(run, mode)))
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        this.lowest = -Scale.roundBound(Math.max(LEAST_DEVIATION, -deviations.getMin()));
        this.highest = Scale.roundBound(Math.max(LEAST_DEVIATION, deviations.getMax()));
    }

    /** Absent when there are fewer than two runs, more cases than can be looked at, or a mode costs nothing to deviate from. */
    public static Optional<RunChart> of(ReportInput input) {
        boolean drawable = input.results().runs().size() > 1
                && (input.session().sweep().isEmpty() || input.session().cases().size() <= MOST_STRIPS_OF_SIZES)
                && input.session().cases().stream().allMatch(mode -> mode.micros() > 0);
        return drawable
                ? Optional.of(new RunChartLayout(input).chart(input.session().cases()))
                : Optional.empty();
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
                Numbers.signedPercent(lowest) + " to " + Numbers.signedPercent(highest),
                Integer.toString(bottom + 18),
                runs.size() > MANY_RUNS ? "1.5" : "3",
                Integer.toString(bottom - TOP),
                Integer.toString(bottom + 13),
                rounds(),
                shifts(),
                strips);
    }

    private Strip strip(CaseSummary mode, int top) {
        Scale heights = new Scale(lowest, highest, top + PLOT_TOP + PLOT, top + PLOT_TOP);
        List<Line> lines = List.of(
                new Line(heights.pixels(highest), false),
                new Line(heights.pixels(0), true),
                new Line(heights.pixels(lowest), false));
        List<Dot> dots = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            RunResult run = runs.get(place);
            if (run.key().equals(mode.key())) {
                dots.add(dot(run, mode, place, heights));
            }
        }
        return new Strip(
                Text.shortened(input.names().of(mode)),
                Numbers.cost(mode.micros()),
                Integer.toString(top + 14),
                lines,
                runs.size() > MANY_RUNS ? List.of() : steps(dots),
                dots);
    }

    /** From each run to the next of its case. */
    private static List<Step> steps(List<Dot> dots) {
        return IntStream.range(1, dots.size())
                .mapToObj(place -> new Step(
                        dots.get(place - 1).x(),
                        dots.get(place - 1).y(),
                        dots.get(place).x(),
                        dots.get(place).y()))
                .toList();
    }

    /** Stretches of rounds in which messages cost more, or less, than in the others. */
    private List<Shift> shifts() {
        return input.session().doubts().stream()
                .filter(doubt -> doubt.code() == WarningCode.LEVELS || doubt.code() == WarningCode.CASE_LEVELS)
                .flatMap(doubt -> shift(doubt).stream())
                .toList();
    }

    private Optional<Shift> shift(Warning doubt) {
        List<Integer> places = IntStream.range(0, runs.size())
                .filter(place -> runs.get(place).round() >= doubt.count(WarningValue.FIRST_ROUND)
                        && runs.get(place).round() <= doubt.count(WarningValue.LAST_ROUND))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int start = places.get(0);
        int end = places.get(places.size() - 1) + 1;
        String share = Numbers.signedPercent(Math.rint(100 * doubt.number(WarningValue.SHARE)) / 100);
        String of =
                doubt.code() == WarningCode.CASE_LEVELS ? Text.line(doubt.key().mode()) : "all modes";
        return Optional.of(new Shift(
                order.percent(start), Scale.percentage(order.place(end) - order.place(start)), of + " " + share));
    }

    private Dot dot(RunResult run, CaseSummary mode, int place, Scale heights) {
        double deviation = deviation(run, mode);
        return new Dot(
                order.percent(place + 0.5),
                heights.pixels(deviation),
                !run.warnings().isEmpty(),
                mode.isOutlier(run),
                "run " + run.index() + ", round " + run.round() + ": " + Numbers.cost(CaseSummary.micros(run)) + ", "
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
            String label =
                    number % every == 0 ? Integer.toString(runs.get(start).round()) : null;
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
        return "One strip for each of " + Numbers.count(modes.size(), "mode")
                + ", one dot for each of "
                + Numbers.whole(runs.size())
                + " runs, from the first on the left to the last on the right; height is the run’s "
                + "cost as a deviation from its mode’s cost, from " + Numbers.signedPercent(lowest) + " to "
                + Numbers.signedPercent(highest) + ".";
    }
}
