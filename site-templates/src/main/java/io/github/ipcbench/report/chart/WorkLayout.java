package io.github.ipcbench.report.chart;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.Charts.WorkBar;
import io.github.ipcbench.report.model.Charts.WorkChart;
import io.github.ipcbench.report.model.Charts.WorkKey;
import io.github.ipcbench.report.model.Charts.WorkPiece;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.StepProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lays out the chart of CPU per message by kind of work, and says what most of a difference is spent on. */
public final class WorkLayout {
    private static final int ROW = 44;
    private static final int BAR = 18;

    /** A bar so many times the smallest is cut: the smallest would be hard to see. */
    private static final double CUT_ABOVE_SMALLEST = 12;

    /** Narrower pieces, as a percentage of the chart, have no room for a figure. */
    private static final double NARROWEST_LABELLED = 5;

    private record Drawn(Case key, String name, Map<WorkKind, Double> micros) {
        boolean differsInModeAlone(Case other) {
            return key.equals(new Case(key.mode(), other.payloadBytes(), other.variant()));
        }

        double total() {
            return micros.values().stream()
                    .mapToDouble(micro -> Math.max(0, micro))
                    .sum();
        }
    }

    private final List<Drawn> drawn;
    private final double longest;

    private WorkLayout(List<Drawn> drawn) {
        this.drawn = drawn;
        double smallest = drawn.stream().mapToDouble(Drawn::total).min().orElseThrow();
        this.longest = drawn.stream()
                .mapToDouble(Drawn::total)
                .filter(total -> total <= CUT_ABOVE_SMALLEST * smallest)
                .max()
                .orElseThrow();
    }

    private static List<Drawn> drawn(ReportInput input) {
        return input.results().calls().stream()
                .flatMap(calls -> calls.profiles().stream())
                .map(profile -> drawn(profile, input.names()))
                .filter(one -> one.total() > 0)
                .sorted(Comparator.comparingDouble(Drawn::total))
                .toList();
    }

    private static Drawn drawn(StepProfile profile, ShownNames names) {
        return new Drawn(profile.key(), names.of(profile.key()), WorkKind.micros(profile));
    }

    /** Absent where no step was timed. */
    public static Optional<WorkChart> of(ReportInput input) {
        List<Drawn> drawn = drawn(input);
        return drawn.isEmpty() ? Optional.empty() : Optional.of(new WorkLayout(drawn).chart());
    }

    /** What the first compared mode spends most of its difference on; empty where it was not timed beside the baseline. */
    public static Optional<String> takeaway(ReportInput input) {
        List<Drawn> drawn = drawn(input);
        Optional<Drawn> base =
                drawn.stream().filter(one -> input.isBaseline(one.key())).findFirst();
        return base.flatMap(from -> input.session().cases().stream()
                .map(CaseSummary::key)
                .filter(key -> !input.isBaseline(key))
                .filter(from::differsInModeAlone)
                .flatMap(key -> drawn.stream().filter(one -> one.key().equals(key)))
                .findFirst()
                .map(to -> takeaway(from, to)));
    }

    private static String takeaway(Drawn base, Drawn other) {
        boolean more = other.total() > base.total();
        WorkKind kind = Arrays.stream(WorkKind.values())
                .max(Comparator.comparingDouble(one -> (more ? 1 : -1) * difference(base, other, one)))
                .orElseThrow();
        double micros = difference(base, other, kind);
        return "Most of what " + other.name() + " costs " + (more ? "more" : "less") + " than " + base.name()
                + " goes into one kind of work (" + kind.words() + "): " + Numbers.cost(Math.abs(micros)) + " "
                + (micros > 0 ? "more" : "less") + " a message.";
    }

    private static double difference(Drawn base, Drawn other, WorkKind kind) {
        return other.micros().getOrDefault(kind, 0.0) - base.micros().getOrDefault(kind, 0.0);
    }

    private WorkChart chart() {
        List<WorkBar> bars = new ArrayList<>();
        for (Drawn one : drawn) {
            bars.add(bar(one, ROW * bars.size()));
        }
        List<WorkKey> keys = Arrays.stream(WorkKind.values())
                .filter(kind -> drawn.stream().anyMatch(one -> one.micros().getOrDefault(kind, 0.0) > 0))
                .map(kind -> new WorkKey(id(kind), kind.words()))
                .toList();
        return new WorkChart(
                "CPU per message by kind of work",
                drawn.stream().map(WorkLayout::inWords).collect(Collectors.joining(". ")) + ".",
                Integer.toString(ROW * drawn.size()),
                Integer.toString(BAR),
                keys,
                bars);
    }

    private WorkBar bar(Drawn one, int top) {
        boolean cut = one.total() > longest;
        double perMicro = 100 / (cut ? one.total() : longest);
        List<WorkPiece> pieces = new ArrayList<>();
        double start = 0;
        for (WorkKind kind : WorkKind.values()) {
            double micros = one.micros().getOrDefault(kind, 0.0);
            if (micros > 0) {
                double width = micros * perMicro;
                pieces.add(new WorkPiece(
                        id(kind),
                        Scale.percentage(start),
                        Scale.percentage(width),
                        width < NARROWEST_LABELLED ? Optional.empty() : Optional.of(figure(micros)),
                        kind.words() + ": " + Numbers.cost(micros)));
                start += width;
            }
        }
        return new WorkBar(
                Text.shortened(one.name()),
                Numbers.cost(one.total()),
                cut,
                Integer.toString(top + 14),
                Integer.toString(top + 20),
                pieces);
    }

    private static String figure(double micros) {
        return micros < 1000 ? Numbers.fixed(micros, micros < 10 ? 1 : 0) : Numbers.cost(micros);
    }

    private static String id(WorkKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String inWords(Drawn one) {
        return one.name() + ": "
                + one.micros().entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .map(part -> part.getKey().words() + " " + Numbers.cost(part.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
