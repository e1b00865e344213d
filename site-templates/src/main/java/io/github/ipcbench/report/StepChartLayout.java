package io.github.ipcbench.report;

import io.github.ipcbench.report.Charts.Piece;
import io.github.ipcbench.report.Charts.StepBar;
import io.github.ipcbench.report.Charts.StepChart;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.WorkerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out the chart of CPU per message by step: a bar for each side of each mode, its steps end to end. */
final class StepChartLayout {
    static final String TITLE = "CPU per message by step";

    private static final int ROW = 50;
    private static final int BAR = 22;
    private static final int SHADES = 3;

    /** Width of the chart, in pixels, at which a label must fit; on a narrower screen it is clipped. */
    private static final double CHART_WIDTH = 720;

    private static final double LETTER_WIDTH = 6.5;
    private static final double LABEL_MARGIN = 8;

    /** A bar so many times the smallest is cut: the smallest would be hard to see. */
    private static final double CUT_ABOVE_SMALLEST = 25;

    private final double longest;

    private StepChartLayout(List<Side> sides) {
        double smallest = sides.stream().mapToDouble(Side::drawnMicros).min().orElseThrow();
        this.longest = sides.stream()
                .mapToDouble(Side::drawnMicros)
                .filter(micros -> micros <= CUT_ABOVE_SMALLEST * smallest)
                .max()
                .orElseThrow();
    }

    /** Absent when no part is above zero. */
    static Optional<StepChart> of(List<StepProfile> profiles, ShownNames names) {
        List<Side> sides = profiles.stream()
                .flatMap(profile -> Stream.of(
                        side(profile, "sender", profile.ends().sender(), names),
                        side(profile, "receiver", profile.ends().receiver(), names)))
                .filter(side -> side.drawnMicros() > 0)
                .toList();
        return sides.isEmpty() ? Optional.empty() : Optional.of(new StepChartLayout(sides).chart(sides));
    }

    private StepChart chart(List<Side> sides) {
        List<StepBar> bars = new ArrayList<>();
        for (Side side : sides) {
            bars.add(bar(side, ROW * bars.size()));
        }
        return new StepChart(
                TITLE, description(sides), Integer.toString(ROW * sides.size()), Integer.toString(BAR), bars);
    }

    private StepBar bar(Side side, int top) {
        boolean cut = side.drawnMicros() > longest;
        double perMicro = 100 / (cut ? side.drawnMicros() : longest);
        List<Piece> pieces = new ArrayList<>();
        double start = 0;
        for (Part part : side.parts()) {
            // A part below zero is an estimate gone wrong; it has no length, and stands in the table.
            if (part.micros() > 0) {
                double width = part.micros() * perMicro;
                pieces.add(piece(part, start, width, pieces.size() % SHADES));
                start += width;
            }
        }
        return new StepBar(
                Text.shortened(side.name()),
                micros(side.loopMicros()),
                cut,
                Integer.toString(top + 14),
                Integer.toString(top + 20),
                pieces);
    }

    private static Piece piece(Part part, double start, double width, int shade) {
        boolean fits = part.name().length() * LETTER_WIDTH + LABEL_MARGIN <= width / 100 * CHART_WIDTH;
        return new Piece(
                Scale.percentage(start),
                Scale.percentage(width),
                Integer.toString(shade + 1),
                fits ? Optional.of(part.name()) : Optional.empty(),
                part.name() + ": " + micros(part.micros()));
    }

    private static Side side(StepProfile profile, String side, WorkerProfile worker, ShownNames names) {
        double messages = worker.messages();
        return new Side(
                names.of(profile.key()) + ", " + side,
                worker.measurement().loopCpuNanos() / 1e3 / messages,
                worker.loopParts().stream().map(part -> part(part, messages)).toList());
    }

    private static Part part(CpuPart part, double messages) {
        return new Part(Text.line(part.name()), part.nanos() / 1e3 / messages);
    }

    private String description(List<Side> sides) {
        String bars = sides.stream().map(StepChartLayout::inWords).collect(Collectors.joining("; "));
        String cut = sides.stream()
                .filter(side -> side.drawnMicros() > longest)
                .map(Side::name)
                .collect(Collectors.joining(" and "));
        return "Loop CPU time per message, by step: " + bars + "."
                + (cut.isEmpty() ? "" : " The bars of " + cut + " are cut: their pieces show shares only.");
    }

    private static String inWords(Side side) {
        return side.name() + " "
                + side.parts().stream()
                        .map(part -> part.name() + " " + micros(part.micros()))
                        .collect(Collectors.joining(", "));
    }

    private static String micros(double value) {
        return Numbers.fixed(value, 2) + " µs";
    }

    private record Part(String name, double micros) {}

    private record Side(String name, double loopMicros, List<Part> parts) {
        double drawnMicros() {
            return parts.stream()
                    .mapToDouble(Part::micros)
                    .filter(micros -> micros > 0)
                    .sum();
        }
    }
}
