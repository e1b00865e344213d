package io.github.ipcbench.report;

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
     * The line of the floor.
     *
     * @param x its place
     */
    public record Floor(String x, String tooltip) {}

    /**
     * Cost per message by mode: one bar each, user and system time stacked, the runs' spread under it.
     *
     * @param description the chart in words, for those who cannot see it
     * @param axisY of the line the ticks stand on
     * @param tickLabelY baseline of the ticks' labels
     */
    public record CostChart(
            String title,
            String description,
            String height,
            String axisY,
            String tickLabelY,
            List<Tick> ticks,
            Optional<Floor> floor,
            List<Bar> bars) {
        public CostChart {
            ticks = List.copyOf(ticks);
            bars = List.copyOf(bars);
        }
    }

    /**
     * A place on the axis.
     *
     * @param anchor {@code text-anchor} that keeps the label inside the chart
     */
    public record Tick(String x, String label, String anchor) {}

    /**
     * One mode.
     *
     * @param value median cost, with its unit
     * @param cut whether the bar is far longer than the axis, so that its length says nothing
     * @param systemX where the system part begins
     * @param tooltip figures of the bar
     * @param spread the runs under the bar; absent when the bar is cut
     */
    public record Bar(
            String name,
            String value,
            boolean cut,
            String labelY,
            String barY,
            String barHeight,
            String userWidth,
            String systemX,
            String systemWidth,
            String tooltip,
            Optional<Spread> spread) {}

    /**
     * The totals of a mode's runs.
     *
     * @param fromX of the lowest
     * @param toX of the highest
     * @param interval of the median; absent when there are too few runs
     * @param dots one per run, none when there are too many to tell apart
     */
    public record Spread(
            String y, String fromX, String toX, String tooltip, Optional<Stretch> interval, List<Dot> dots) {
        public Spread {
            dots = List.copyOf(dots);
        }
    }

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
     * @param dotRadius smaller the more runs there are
     * @param rounds bands behind all strips
     * @param roundLabelY baseline of the rounds' labels
     */
    public record RunChart(
            String title,
            String description,
            String height,
            String dotRadius,
            String bandHeight,
            String roundLabelY,
            List<Band> rounds,
            List<Strip> strips) {
        public RunChart {
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
     */
    public record Strip(String name, String median, String labelY, List<Line> lines, List<Dot> dots) {
        public Strip {
            lines = List.copyOf(lines);
            dots = List.copyOf(dots);
        }
    }

    /**
     * A horizontal line.
     *
     * @param label its deviation; absent for the median, whose label would crowd
     * @param median whether it stands for the median
     */
    public record Line(String y, String labelY, Optional<String> label, boolean median) {}

    /**
     * CPU per message by step: for each side of each mode one bar, whose pieces are the steps.
     *
     * @param description the chart in words, for those who cannot see it
     */
    public record StepChart(String title, String description, String height, String barHeight, List<StepBar> bars) {
        public StepChart {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One side of one mode.
     *
     * @param value loop CPU per message, with its unit
     * @param cut whether the bar is far longer than the others, so that its pieces show shares only
     */
    public record StepBar(String name, String value, boolean cut, String labelY, String barY, List<Piece> pieces) {
        public StepBar {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * One step's part of a bar.
     *
     * @param shade {@code 1} to {@code 3}, different for neighbours; it means nothing else
     * @param label absent where it would not fit
     */
    public record Piece(String x, String width, String shade, Optional<String> label, String tooltip) {}
}
