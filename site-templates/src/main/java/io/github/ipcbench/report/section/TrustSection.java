package io.github.ipcbench.report.section;

import static io.github.ipcbench.results.WarningCode.BOTH_SIDES;
import static io.github.ipcbench.results.WarningCode.CASE_LEVELS;
import static io.github.ipcbench.results.WarningCode.COARSE;
import static io.github.ipcbench.results.WarningCode.DISTURBED;
import static io.github.ipcbench.results.WarningCode.DRIFT;
import static io.github.ipcbench.results.WarningCode.FEW_ROUNDS;
import static io.github.ipcbench.results.WarningCode.LEVELS;
import static io.github.ipcbench.results.WarningCode.SELF_CHECK_WRONG;
import static io.github.ipcbench.results.WarningCode.SHARED_CPU;
import static io.github.ipcbench.results.WarningCode.STRADDLING_PAIRS;
import static io.github.ipcbench.results.WarningCode.TWO_SPEEDS;
import static io.github.ipcbench.results.WarningCode.UNSTEADY_WINDOWS;

import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.report.chart.RunChartLayout;
import io.github.ipcbench.report.model.AnswerModel.Check;
import io.github.ipcbench.report.model.AnswerModel.Checks;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was checked before the figures are believed, one line each, under the chart of all runs. */
final class TrustSection implements Section {
    private static final String FINE = "✓";
    private static final String DOUBT = "!";
    private static final String UNKNOWN = "–";

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return input.session().cases().isEmpty()
                ? Optional.empty()
                : Optional.of(ReportModel.Section.of(
                        "trust",
                        "Can I trust this?",
                        new Checks(RunChartLayout.of(input), new CheckList(input).checks())));
    }

    /** What was checked, in the order in which it is told. */
    private static final class CheckList {
        private final ReportInput input;
        private final List<Warning> doubts;
        private final Set<WarningCode> told = EnumSet.noneOf(WarningCode.class);
        private final List<Check> checks = new ArrayList<>();

        CheckList(ReportInput input) {
            this.input = input;
            this.doubts = input.session().warnings(input.results());
        }

        List<Check> checks() {
            Results results = input.results();
            int rounds = (int)
                    results.runs().stream().map(RunResult::round).distinct().count();
            boolean enough = rounds >= Thresholds.FEWEST_ROUNDS_FOR_DETECTORS;
            check(Optional.of(Numbers.count(rounds, "round") + "; no run was left out."), FEW_ROUNDS);
            check(
                    TrustLines.smallestDifference(input.session().comparisons()).stream()
                            .mapToObj(share ->
                                    "Differences from about " + Numbers.roughly(100 * share) + " % up can be seen.")
                            .findFirst(),
                    COARSE);
            long remarked = results.runs().stream()
                    .filter(run -> !run.warnings().isEmpty())
                    .count();
            check(
                    Optional.of(
                            remarked == 0
                                    ? "Nothing kept the workers from their CPUs."
                                    : "Something kept the workers from their CPUs in only " + remarked + " of "
                                            + results.runs().size() + " runs."),
                    DISTURBED);
            if (results.runs().stream().anyMatch(run -> run.floor().isPresent())) {
                check(
                        enough,
                        "A bare copy, measured in every run, met one speed of the machine.",
                        TWO_SPEEDS,
                        STRADDLING_PAIRS);
            }
            check(
                    enough,
                    "No stretch of rounds was cheaper or more expensive, and nothing drifted.",
                    LEVELS,
                    CASE_LEVELS,
                    SHARED_CPU,
                    DRIFT,
                    BOTH_SIDES);
            check(enough, "Costs were steady within the runs.", UNSTEADY_WINDOWS);
            if (results.selfCheck().isPresent() && !results.lacksSelfCheck()) {
                check(Optional.of("The check of the session itself found what it should."), SELF_CHECK_WRONG);
            }
            doubts.stream().filter(doubt -> !told.contains(doubt.code())).forEach(this::doubt);
            StepsSection.explained(results)
                    .ifPresent(sentence -> checks.add(new Check(StepsSection.addUp(results) ? FINE : DOUBT, sentence)));
            if (results.lacksSelfCheck()) {
                checks.add(new Check(
                        UNKNOWN, "Not checked: the session itself, since the case that it checks itself by is void."));
            }
            if (results.selfCheck().isEmpty()) {
                checks.add(new Check(
                        UNKNOWN,
                        "Not checked: the smallest difference that this session finds when one is planted. Add"
                                + " -Dipcbench.selfcheck."));
            }
            return checks;
        }

        /** Detectors see nothing in a few rounds; then that is said instead. */
        private void check(boolean enough, String fine, WarningCode... codes) {
            boolean found = doubts.stream().anyMatch(doubt -> List.of(codes).contains(doubt.code()));
            if (!enough && !found) {
                told.addAll(List.of(codes));
                return;
            }
            check(Optional.of(fine), codes);
        }

        private void check(Optional<String> fine, WarningCode... codes) {
            List<Warning> found = doubts.stream()
                    .filter(doubt -> List.of(codes).contains(doubt.code()))
                    .toList();
            told.addAll(List.of(codes));
            if (found.isEmpty()) {
                fine.ifPresent(sentence -> checks.add(new Check(FINE, sentence)));
            }
            TrustLines.gathered(found)
                    .ifPresentOrElse(
                            sentence -> checks.add(new Check(DOUBT, sentence)), () -> found.forEach(this::doubt));
        }

        private void doubt(Warning warning) {
            checks.add(new Check(
                    DOUBT,
                    Text.line(WarningText.sentence(warning, input.results().names()))));
        }
    }
}
