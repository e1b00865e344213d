package io.github.ipcbench.report.model;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.SizeSweep;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.ModeRecord;
import io.github.ipcbench.results.Results;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the sections of a report are made of.
 *
 * @param session what is concluded from the results
 */
public record ReportInput(Results results, SessionSummary session, ShownNames names) {

    public static ReportInput of(Results results) {
        return new ReportInput(results, SessionSummary.of(results), ShownNames.of(results));
    }

    /** The mode that others are compared with, fit to be shown; empty without runs. */
    public String baseline() {
        return Text.line(session.baselineMode().orElse(""));
    }

    public boolean isBaseline(Case key) {
        return session.baselineMode().filter(key.mode()::equals).isPresent();
    }

    /** How a sentence names a mode, with its article; empty for one that a heading names only where it stands alone. */
    public String noun(String mode) {
        return Text.line(modes().filter(one -> one.id().equals(mode))
                .map(ModeRecord::noun)
                .findFirst()
                .orElse(mode));
    }

    /** What a mode is, in half a line; empty where the results do not say. */
    public Optional<String> description(String mode) {
        return modes().filter(one -> one.id().equals(mode))
                .map(one -> Text.line(one.description()))
                .findFirst();
    }

    /** How many descriptors a mode carries at most; empty where the results do not say. */
    public OptionalInt descriptors(String mode) {
        return modes().filter(one -> one.id().equals(mode))
                .map(ModeRecord::descriptors)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** Several sizes of one variant: then the sizes are what the report is about. */
    public Optional<SizeSweep> sweepAlone() {
        return names.names().severalVariants() ? Optional.empty() : session.sweep();
    }

    private Stream<ModeRecord> modes() {
        return results.modes().stream();
    }

    /** The cases of the first size and variant, which the finding is about. */
    public List<CaseSummary> casesOfFinding() {
        return session.cases().stream()
                .filter(one ->
                        one.key().payloadBytes() == session.cases().get(0).key().payloadBytes())
                .filter(one ->
                        one.key().variant().equals(session.cases().get(0).key().variant()))
                .toList();
    }

    /** Comparisons of these cases with the baseline mode, in the order of the plan. */
    public List<Comparison> comparisonsOfFinding() {
        return casesOfFinding().stream()
                .flatMap(one -> session.withBaselineMode(one.key()).stream())
                .toList();
    }
}
