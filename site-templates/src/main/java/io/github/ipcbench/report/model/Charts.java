package io.github.ipcbench.report.model;

import java.util.List;
import java.util.Optional;

/**
 * The charts of the view model: every place is computed, so that a template only draws.
 *
 * <p>Horizontal places and widths are percentages of the chart's width, such as {@code 34.25%}, so that a chart fills
 * whatever it stands in while its text keeps its size. Vertical places, heights and radii are pixels, such as
 * {@code 24}.
 */
public final class Charts {
    private Charts() {}

    /**
     * Multiples of a baseline's cost on a logarithmic axis: a row for each case, the cheapest first, or for each variant beside
     * the first one.
     *
     * @param id names the chart's elements and its file
     * @param description the chart in words, for those who cannot see it
     * @param baseX of the line at 1
     * @param published whether any row has the article's mark
     */
    public record MultiplesChart(
            String id,
            String title,
            String description,
            String height,
            String axisY,
            String tickLabelY,
            List<Tick> ticks,
            String baseX,
            boolean published,
            List<MultipleRow> rows) {
        public MultiplesChart {
            ticks = List.copyOf(ticks);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One case.
     *
     * @param cost with its unit
     * @param value the multiple, or what is said in its place
     * @param interval of the multiple
     * @param articleX of the article's mark
     */
    public record MultipleRow(
            String name,
            String cost,
            String value,
            String labelY,
            String y,
            Optional<Stretch> interval,
            String x,
            Optional<String> articleX,
            String tooltip) {}

    /**
     * CPU per message by kind of work: for each case one bar, whose pieces are kinds.
     *
     * @param description the chart in words, for those who cannot see it
     */
    public record WorkChart(
            String title, String description, String height, String barHeight, List<WorkKey> keys, List<WorkBar> bars) {
        public WorkChart {
            keys = List.copyOf(keys);
            bars = List.copyOf(bars);
        }
    }

    /**
     * An entry of the legend.
     *
     * @param kind names its colour
     */
    public record WorkKey(String kind, String words) {}

    /**
     * One case.
     *
     * @param value CPU per message in the timed run, with its unit
     * @param cut whether the bar is far longer than the others, so that its pieces show shares only
     */
    public record WorkBar(String name, String value, boolean cut, String labelY, String barY, List<WorkPiece> pieces) {
        public WorkBar {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A kind's part of a bar.
     *
     * @param label absent where it would not fit
     */
    public record WorkPiece(String kind, String x, String width, Optional<String> label, String tooltip) {}

    /**
     * A place on the axis.
     *
     * @param anchor {@code text-anchor} that keeps the label inside the chart
     */
    public record Tick(String x, String label, String anchor) {}

    /** A part of a horizontal line. */
    public record Stretch(String fromX, String toX, String tooltip) {}

    /**
     * One run.
     *
     * @param warned whether the run has a warning
     * @param outlier whether it is far from the other runs of its mode
     */
    public record Dot(String x, String y, boolean warned, boolean outlier, String tooltip) {}

    /**
     * Every run in run order: a strip for each mode, and in it each run's cost as a deviation from the mode's median.
     *
     * @param range what the height of a strip stands for
     * @param dotRadius smaller the more runs there are
     * @param rounds bands behind all strips
     * @param shifts stretches of rounds at another level
     * @param roundLabelY baseline of the rounds' labels
     */
    public record RunChart(
            String title,
            String description,
            String range,
            String height,
            String dotRadius,
            String bandHeight,
            String roundLabelY,
            List<Band> rounds,
            List<Shift> shifts,
            List<Strip> strips) {
        public RunChart {
            shifts = List.copyOf(shifts);
            rounds = List.copyOf(rounds);
            strips = List.copyOf(strips);
        }
    }

    /**
     * A round of runs.
     *
     * @param shaded every second round, so that neighbours can be told apart
     * @param label absent where labels would crowd
     */
    public record Band(String x, String width, String labelX, boolean shaded, Optional<String> label) {}

    /**
     * One mode's runs.
     *
     * @param median of the mode, with its unit
     * @param lines from top to bottom: the highest deviation, the median, the lowest
     * @param steps from each run to the next
     */
    public record Strip(String name, String median, String labelY, List<Line> lines, List<Step> steps, List<Dot> dots) {
        public Strip {
            steps = List.copyOf(steps);
            lines = List.copyOf(lines);
            dots = List.copyOf(dots);
        }
    }

    /** A stretch of rounds. */
    public record Shift(String x, String width, String label) {}

    /** A line from one run to the next. */
    public record Step(String x1, String y1, String x2, String y2) {}

    /**
     * A horizontal line.
     *
     * @param median whether it stands for the mode's cost
     */
    public record Line(String y, boolean median) {}

    /**
     * A figure over the message size, both on logarithmic axes: a line for each mode.
     *
     * @param id names the chart's elements and its file
     * @param description the chart in words, for those who cannot see it
     * @param plotTop upper end of the plot
     * @param axisY its lower end
     * @param levels marks of the vertical axis
     * @param baseY of the line at 1, in a chart of multiples
     * @param edges sizes that a mode does not go beyond
     */
    public record SizesChart(
            String id,
            String title,
            String description,
            String height,
            String plotTop,
            String axisY,
            String tickLabelY,
            List<Tick> ticks,
            List<SizeLevel> levels,
            Optional<String> baseY,
            List<SizeEdge> edges,
            List<SizeLine> lines) {
        public SizesChart {
            ticks = List.copyOf(ticks);
            levels = List.copyOf(levels);
            edges = List.copyOf(edges);
            lines = List.copyOf(lines);
        }
    }

    /** A mark of the vertical axis. */
    public record SizeLevel(String y, String labelY, String label) {}

    /** A size that a mode does not go beyond. */
    public record SizeEdge(String x, String labelX, String labelY, String label, String anchor) {}

    /**
     * One mode, or the floor.
     *
     * @param kind names its colour and dashes
     * @param keyX of its name in the legend
     * @param keyY of its name in the legend
     * @param steps from each size to the next
     * @param intervals of the figures
     */
    public record SizeLine(
            String name,
            String kind,
            String keyX,
            String keyY,
            String keyLineY,
            List<Step> steps,
            List<Step> intervals,
            List<SizeDot> dots) {
        public SizeLine {
            steps = List.copyOf(steps);
            intervals = List.copyOf(intervals);
            dots = List.copyOf(dots);
        }
    }

    /** A figure at one size. */
    public record SizeDot(String x, String y, String tooltip) {}
}
