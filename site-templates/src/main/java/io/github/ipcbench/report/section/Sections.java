package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.report.chart.MultiplesLayout;
import io.github.ipcbench.report.chart.RunChartLayout;
import io.github.ipcbench.report.chart.WorkLayout;
import io.github.ipcbench.report.model.AnswerModel.Checks;
import io.github.ipcbench.report.model.CallsModel;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.report.model.ReportModel.Repeat;
import io.github.ipcbench.report.model.ReportModel.Section;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShellCommand;
import io.github.ipcbench.report.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The sections of a report in their order: what answers the question, then the evidence. */
public final class Sections {
    private static final List<Function<Parts, Optional<Section>>> ANSWERS =
            List.of(Sections::multiples, Sections::figures, Sections::why, Sections::checks, Sections::repeat);

    private static final List<Function<Parts, Optional<Section>>> EVIDENCE = List.of(
            Sections::costs,
            Sections::runs,
            Sections::steps,
            Sections::calls,
            Sections::article,
            Sections::floor,
            Sections::machine,
            Sections::guide);

    /** What several sections are made of. */
    private record Parts(ReportInput input, CallsModel.Calls calls) {}

    private Sections() {}

    public static List<Section> answers(ReportInput input, CallsModel.Calls calls) {
        return present(ANSWERS, new Parts(input, calls));
    }

    public static List<Section> evidence(ReportInput input, CallsModel.Calls calls) {
        return present(EVIDENCE, new Parts(input, calls));
    }

    private static List<Section> present(List<Function<Parts, Optional<Section>>> sections, Parts parts) {
        return sections.stream()
                .flatMap(section -> section.apply(parts).stream())
                .toList();
    }

    private static Optional<Section> multiples(Parts parts) {
        return MultiplesLayout.of(parts.input).map(chart -> section("multiples", chart.title(), chart));
    }

    private static Optional<Section> figures(Parts parts) {
        return whereRuns(parts).map(input -> section("figures", FigureRows.TITLE, FigureRows.of(input)));
    }

    private static Optional<Section> why(Parts parts) {
        return WorkLayout.of(parts.input)
                .map(chart ->
                        section("why", WorkLayout.TITLE, new ReportModel.Why(chart, WorkLayout.takeaway(parts.input))));
    }

    private static Optional<Section> checks(Parts parts) {
        return whereRuns(parts)
                .map(input -> section(
                        "trust",
                        "Can I trust this?",
                        new Checks(RunChartLayout.of(input), CheckList.of(input, parts.calls))));
    }

    private static Optional<Section> repeat(Parts parts) {
        List<String> words = ShellCommand.repeating(parts.input.results());
        List<String> shown = words.stream().map(Text::line).toList();
        return Optional.of(section(
                "repeat",
                "Repeat it, share it",
                new Repeat(
                        String.join(" ", shown),
                        shown,
                        shown.equals(words),
                        ShellCommand.caution(parts.input.results()))));
    }

    private static Optional<Section> costs(Parts parts) {
        return whereRuns(parts)
                .map(input -> evidence(
                        "costs",
                        "User and system time, as the 2015 article states them",
                        Optional.of(Numbers.count(input.session().cases().size(), "way")),
                        CostTable.of(input)));
    }

    private static Optional<Section> runs(Parts parts) {
        return whereRuns(parts).map(input -> {
            ReportModel.Runs runs = RunRows.of(input.results(), input.session().cases(), input.names());
            long remarks = runs.rows().stream()
                    .filter(run -> !run.warnings().isEmpty())
                    .count();
            return evidence(
                    "runs",
                    "Every run",
                    Optional.of(Numbers.count(runs.rows().size(), "run")
                            + (remarks == 0 ? "" : ", " + remarks + " with a remark")),
                    runs);
        });
    }

    private static Optional<Section> steps(Parts parts) {
        return parts.calls.stepTables().isEmpty()
                ? Optional.empty()
                : Optional.of(evidence("steps", "Steps of one message", parts.calls.explained(), parts.calls));
    }

    private static Optional<Section> calls(Parts parts) {
        if (parts.calls.untraced().isPresent()) {
            return Optional.of(evidence("calls", "System calls", Optional.of("not traced"), parts.calls));
        }
        return parts.calls.callTables().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        evidence("calls", "System calls", CallTables.gist(parts.calls.callTables()), parts.calls));
    }

    private static Optional<Section> article(Parts parts) {
        return parts.calls.articleTables().isEmpty()
                ? Optional.empty()
                : Optional.of(evidence("article", ArticleTables.TITLE, Optional.empty(), parts.calls));
    }

    private static Optional<Section> floor(Parts parts) {
        return TrustSection.of(parts.input.results(), parts.input.session(), parts.input.names())
                .map(trust -> evidence("floor", "Floor, placement and queues", Optional.empty(), trust));
    }

    private static Optional<Section> machine(Parts parts) {
        List<Fact> plan = FactLists.plan(parts.input.results());
        List<Fact> machine = FactLists.environment(parts.input.results());
        return Optional.of(
                evidence("machine", "Machine and settings", Optional.empty(), new ReportModel.Machine(plan, machine)));
    }

    private static Optional<Section> guide(Parts parts) {
        return Optional.of(
                evidence("guide", "Words used here", Optional.empty(), new ReportModel.Guide(ReadingGuide.entries())));
    }

    private static Optional<ReportInput> whereRuns(Parts parts) {
        List<CaseSummary> cases = parts.input.session().cases();
        return cases.isEmpty() ? Optional.empty() : Optional.of(parts.input);
    }

    private static Section section(String id, String title, Record content) {
        return evidence(id, title, Optional.empty(), content);
    }

    private static Section evidence(String id, String title, Optional<String> gist, Record content) {
        return new Section(id, title, gist, content);
    }
}
