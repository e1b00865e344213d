package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SizeSweep;
import io.github.ipcbench.judgement.SizeSweep.CostModel;
import io.github.ipcbench.judgement.SizeSweep.Crossover;
import io.github.ipcbench.judgement.SizeSweep.Curve;
import io.github.ipcbench.judgement.SizeSweep.Pair;
import io.github.ipcbench.judgement.SizeSweep.Point;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.chart.SizesLayout;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.SizesModel.SizeCell;
import io.github.ipcbench.report.model.SizesModel.SizeModel;
import io.github.ipcbench.report.model.SizesModel.SizeRow;
import io.github.ipcbench.report.model.SizesModel.SizeTable;
import io.github.ipcbench.report.model.SizesModel.Sizes;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Costs and multiples over the message size: drawn, where ways cross, as straight lines, and the table behind it. */
public final class SizesSection implements Section {
    private static final double MEGABYTE = 1e6;

    /** A cost this far from the line, as a share, is no straight line's. */
    private static final double BENT = 0.25;

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return sizes(input)
                .map(sizes -> ReportModel.Section.of("sizes", sizes.costs().title(), sizes));
    }

    /** Absent where not several sizes were measured. */
    public static Optional<Sizes> sizes(ReportInput input) {
        return input.session().sweep().map(sweep -> sizes(input, sweep));
    }

    private static Sizes sizes(ReportInput input, SizeSweep sweep) {
        List<SizeModel> models = new ArrayList<>();
        for (Curve curve : sweep.curves()) {
            curve.model().ifPresent(model -> models.add(model(Text.line(curve.mode()), model, sweep.floorModel())));
        }
        if (!models.isEmpty()) {
            sweep.floorModel().ifPresent(model -> models.add(model("floor: two bare copies", model, Optional.empty())));
        }
        return new Sizes(
                input.names().names().severalVariants() ? Optional.of(Text.line(sweep.variant())) : Optional.empty(),
                SizesLayout.costs(input, sweep),
                SizesLayout.multiples(input, sweep),
                sweep.pairs().stream()
                        .sorted(Comparator.comparing(pair -> pair.crossovers().isEmpty()))
                        .flatMap(pair -> crossovers(pair, sweep.sizes()).stream())
                        .toList(),
                models,
                models.isEmpty() ? List.of() : notes(sweep),
                table(input, sweep));
    }

    private static List<String> crossovers(Pair pair, List<Integer> all) {
        String mode = Text.line(pair.mode());
        String reference = Text.line(pair.reference());
        if (!pair.crossovers().isEmpty()) {
            return pair.crossovers().stream().map(SizesSection::crossover).toList();
        }
        List<Integer> open = pair.open();
        int sizes = pair.cheaper().size() + pair.moreExpensive().size() + open.size();
        int largest = Stream.of(pair.cheaper(), pair.moreExpensive(), open)
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
        String upTo = mode + " and " + reference + ": no crossover up to " + Numbers.size(largest);
        if (open.size() == sizes) {
            return List.of(upTo + "; at none of " + Numbers.count(sizes, "size") + " is a difference clear.");
        }
        String cheaper = pair.cheaper().isEmpty() ? reference : mode;
        return List.of(upTo + "; " + cheaper
                + (open.isEmpty()
                        ? " is cheaper at every size."
                        : " is cheaper at " + (sizes - open.size()) + " of " + Numbers.count(sizes, "size")
                                + ", no difference is clear at " + listed(open, all) + "."));
    }

    /**
     * Such as {@code 16 bytes to 112 kB, 1.05 MB}.
     *
     * @param all the sizes of the session, ascending; neighbours are told as a range
     */
    static String listed(List<Integer> sizes, List<Integer> all) {
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int place = 0; place < sizes.size(); place++) {
            boolean last =
                    place + 1 == sizes.size() || all.indexOf(sizes.get(place + 1)) != all.indexOf(sizes.get(place)) + 1;
            if (last) {
                ranges.add(Numbers.sizes(sizes.get(from), sizes.get(place)));
                from = place + 1;
            }
        }
        return String.join(", ", ranges);
    }

    private static String crossover(Crossover found) {
        return "From " + Numbers.sizes(found.fromBytes(), found.toBytes()) + " on, " + Text.line(found.cheaperAbove())
                + " is cheaper than " + Text.line(found.cheaperBelow()) + ".";
    }

    private static SizeModel model(String name, CostModel model, Optional<CostModel> floor) {
        return new SizeModel(
                name,
                signed(model.fixedMicros()),
                signed(model.byteMicros() * MEGABYTE),
                floor.filter(one -> one.byteMicros() > 0 && model.byteMicros() > 0)
                        .map(one -> Numbers.multiple(model.byteMicros() / one.byteMicros()) + "×")
                        .orElse(Numbers.NONE),
                percent(model.typicalResidual()),
                Numbers.signedPercent(Math.rint(100 * model.largestResidual()) / 100) + " at "
                        + Numbers.size(model.largestBytes()));
    }

    private static String signed(double micros) {
        return (micros < 0 ? "−" : "") + Numbers.cost(Math.abs(micros));
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 0) + " %";
    }

    private static List<String> notes(SizeSweep sweep) {
        List<String> notes = new ArrayList<>();
        notes.add("The straight line over the bytes whose deviations, as shares of the costs, are least in squares. The"
                + " residual is their root mean square.");
        List<String> bent = sweep.curves().stream()
                .filter(curve -> curve.model()
                        .filter(model -> Math.abs(model.largestResidual()) > BENT)
                        .isPresent())
                .map(curve -> Text.line(curve.mode()))
                .toList();
        if (!bent.isEmpty()) {
            notes.add("No straight line, more than " + percent(BENT) + " off at some size: " + String.join(", ", bent)
                    + ". Take the table for " + (bent.size() == 1 ? "it." : "these."));
        }
        return notes;
    }

    private static SizeTable table(ReportInput input, SizeSweep sweep) {
        return new SizeTable(
                sweep.curves().stream().map(curve -> Text.line(curve.mode())).toList(),
                sweep.sizes().stream()
                        .map(bytes -> new SizeRow(
                                Numbers.size(bytes),
                                sweep.curves().stream()
                                        .map(curve -> cell(
                                                input, new Case(curve.mode(), bytes, sweep.variant()), curve.at(bytes)))
                                        .toList()))
                        .toList());
    }

    private static SizeCell cell(ReportInput input, Case key, Optional<Point> point) {
        return new SizeCell(
                point.map(found -> Numbers.cost(found.micros())).orElse(Numbers.NONE),
                point.flatMap(Point::interval).map(interval -> Numbers.costs(interval.low(), interval.high())),
                input.session().withBaselineMode(key).map(SizesSection::times));
    }

    private static String times(Comparison found) {
        return Multiples.times(found)
                + found.interval()
                        .map(interval -> " (" + Multiples.between(interval) + ")")
                        .orElse("");
    }
}
