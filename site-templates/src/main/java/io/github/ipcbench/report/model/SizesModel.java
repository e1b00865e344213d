package io.github.ipcbench.report.model;

import java.util.List;
import java.util.Optional;

/** What the view model says of several message sizes: which way is cheapest at which, and what each costs over the size. */
public final class SizesModel {
    private SizesModel() {}

    /**
     * Which way to use.
     *
     * @param tables with descriptors and without, as far as both were measured
     * @param descriptors whether ways carry descriptors
     * @param limits what ways cannot carry
     * @param unclear what these runs do not tell
     */
    public record Choices(
            List<ChoiceTable> tables, List<String> descriptors, List<String> limits, List<String> unclear) {
        public Choices {
            tables = List.copyOf(tables);
            descriptors = List.copyOf(descriptors);
            limits = List.copyOf(limits);
            unclear = List.copyOf(unclear);
        }
    }

    /** The cheapest ways by size. */
    public record ChoiceTable(String caption, List<ChoiceRow> rows) {
        public ChoiceTable {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Neighbouring sizes with the same cheapest ways.
     *
     * @param sizes such as {@code 16 bytes to 65.5 kB}
     * @param ways those that none is clearly cheaper than
     * @param cost the lowest one at the smallest and at the largest of the sizes
     * @param clear how sure that is
     */
    public record ChoiceRow(String sizes, String ways, String cost, String clear) {}

    /**
     * Costs over the size.
     *
     * @param variant whose costs these are, where there are several
     * @param crossovers where one way becomes cheaper than another, in sentences
     * @param models costs as straight lines; none below three sizes
     * @param modelNotes how to read them
     */
    public record Sizes(
            Optional<String> variant,
            Charts.SizesChart costs,
            Optional<Charts.SizesChart> multiples,
            List<String> crossovers,
            List<SizeModel> models,
            List<String> modelNotes,
            SizeTable table) {
        public Sizes {
            crossovers = List.copyOf(crossovers);
            models = List.copyOf(models);
            modelNotes = List.copyOf(modelNotes);
        }
    }

    /**
     * What a message and its bytes cost.
     *
     * @param fixed of a message, with its unit
     * @param perMegabyte of a million bytes, with its unit
     * @param timesFloor the latter as a multiple of the floor's
     * @param residual how far costs are from the line, root mean square
     * @param largest how far the farthest is, and at which size
     */
    public record SizeModel(
            String name, String fixed, String perMegabyte, String timesFloor, String residual, String largest) {}

    /** Every cost, by size and way. */
    public record SizeTable(List<String> ways, List<SizeRow> rows) {
        public SizeTable {
            ways = List.copyOf(ways);
            rows = List.copyOf(rows);
        }
    }

    /** One size. */
    public record SizeRow(String size, List<SizeCell> cells) {
        public SizeRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One way at one size.
     *
     * @param cost with its unit; – where it was not possible or has no run
     * @param interval of the cost
     * @param times multiple of the baseline's cost with its interval, or what is said in its place; absent for the baseline
     */
    public record SizeCell(String cost, Optional<String> interval, Optional<String> times) {}
}
