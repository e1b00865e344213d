package io.github.ipcbench.report.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything a template may show of sessions beside each other, already formatted.
 *
 * @param heading what changed, or how many sessions stand here
 * @param differs what machines and plans do not share
 */
public record CompareModel(
        String heading, List<Group> groups, List<Row> rows, List<Differing> differs, List<String> notes) {
    public CompareModel {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
        differs = List.copyOf(differs);
        notes = List.copyOf(notes);
    }

    /** Sessions that belong together. */
    public record Group(String name, String sessions) {}

    /**
     * One case.
     *
     * @param cells one for each group
     * @param change from the first group to the second, where there are two
     */
    public record Row(String name, List<Cell> cells, Optional<Change> change) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One case in one group; – where there is no figure. */
    public record Cell(String cost, String multiple, Optional<String> interval, Optional<String> spread) {}

    /** Such as {@code 1.12} with {@code 1.02 to 1.23, clear}. */
    public record Change(String factor, String interval, boolean clear) {}

    /** A fact that is not the same everywhere, with its value in each group. */
    public record Differing(String name, List<String> values) {
        public Differing {
            values = List.copyOf(values);
        }
    }
}
