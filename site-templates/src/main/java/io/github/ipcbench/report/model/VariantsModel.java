package io.github.ipcbench.report.model;

import java.util.List;
import java.util.Optional;

/** What the view model says of several variants: what each costs as a multiple of the first one. */
public final class VariantsModel {
    private VariantsModel() {}

    /**
     * What changed.
     *
     * @param baseline the variant that others are compared with
     * @param chart absent where there are too many rows to draw
     * @param groups by mode and size, in the order of the plan
     * @param foremost the rows of all groups, clear differences first, each with the name of its group
     * @param note how to read them
     * @param repeated how many pairs of runs were carried out twice
     */
    public record Changes(
            String baseline,
            Optional<Charts.MultiplesChart> chart,
            List<ChangeGroup> groups,
            List<ChangeRow> foremost,
            String note,
            Optional<String> repeated) {
        public Changes {
            groups = List.copyOf(groups);
            foremost = List.copyOf(foremost);
        }
    }

    /**
     * One mode, at one size where there are several.
     *
     * @param cost of the baseline, with its unit
     */
    public record ChangeGroup(String name, String cost, List<ChangeRow> rows) {
        public ChangeGroup {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A variant beside the baseline.
     *
     * @param group the mode, with the size where there are several
     * @param variant its name
     * @param cost with its unit
     * @param times multiple of the baseline's cost, or what is said in its place
     * @param interval of the multiple; where it depends on the round, in how many it is cheaper
     * @param doubt why it is to be believed less, in a few words
     */
    public record ChangeRow(
            String group,
            String variant,
            String cost,
            String baselineCost,
            String times,
            Optional<String> interval,
            Optional<String> doubt) {}
}
