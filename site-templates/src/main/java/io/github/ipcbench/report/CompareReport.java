package io.github.ipcbench.report;

import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.SessionsComparison;
import io.github.ipcbench.judgement.SessionsComparison.CaseRow;
import io.github.ipcbench.judgement.SessionsComparison.Cell;
import io.github.ipcbench.judgement.SessionsComparison.Change;
import io.github.ipcbench.judgement.Trust;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.report.model.CompareModel;
import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.report.section.MachineSection;
import io.github.ipcbench.report.section.TrustLines;
import io.github.ipcbench.report.text.Multiples;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows sessions beside each other: what each case costs in each group, what changed, and what differs around it. */
public final class CompareReport {
    private static final int MOST_CHANGES = 2;

    private final CompareModel model;

    private CompareReport(CompareModel model) {
        this.model = model;
    }

    /**
     * The report of groups of sessions.
     *
     * @param groups by name, in order; each with at least one session
     */
    public static CompareReport of(Map<String, List<Results>> groups) {
        return new CompareReport(model(groups));
    }

    private static CompareModel model(Map<String, List<Results>> groups) {
        Map<String, List<SessionSummary>> judged = SessionsComparison.judged(groups);
        SessionsComparison comparison = SessionsComparison.of(judged);
        List<Case> keys = comparison.cases().stream().map(CaseRow::key).toList();
        ShownNames names = new ShownNames(CaseNames.of(keys));
        return new CompareModel(
                heading(comparison, groups, names),
                groups.entrySet().stream()
                        .map(group -> new CompareModel.Group(
                                Text.line(group.getKey()),
                                Numbers.count(group.getValue().size(), "session")))
                        .toList(),
                comparison.cases().stream().map(row -> row(row, names)).toList(),
                differing(groups, judged),
                notes(comparison, groups));
    }

    CompareModel model() {
        return model;
    }

    /** As Markdown, to be pasted or stored. */
    public String markdown() {
        return ReportRenderer.with(Optional.empty()).compareMarkdown(model);
    }

    /** As a page that asks nobody for anything. */
    public String html() {
        return ReportRenderer.with(Optional.empty()).compareHtml(model);
    }

    /** What changed, for a console. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(model.heading());
        model.rows()
                .forEach(row -> lines.add("  " + row.name() + ": "
                        + IntStream.range(0, row.cells().size())
                                .mapToObj(place -> model.groups().get(place).name() + " "
                                        + row.cells().get(place).cost() + " ("
                                        + row.cells().get(place).multiple() + ")")
                                .collect(Collectors.joining(", "))
                        + row.change()
                                .map(change -> "; change " + change.factor() + " (" + change.interval() + ")")
                                .orElse("")));
        return lines;
    }

    private static String heading(SessionsComparison comparison, Map<String, List<Results>> groups, ShownNames names) {
        List<CaseRow> compared = comparison.cases().stream()
                .filter(row -> row.change().isPresent())
                .toList();
        if (compared.isEmpty()) {
            int sessions = groups.values().stream().mapToInt(List::size).sum();
            return Numbers.count(sessions, "session") + " in " + Numbers.count(groups.size(), "group") + ".";
        }
        String second = Text.line(comparison.groups().get(1));
        List<CaseRow> clear = compared.stream()
                .filter(row -> row.change().orElseThrow().clear())
                .toList();
        if (clear.isEmpty()) {
            return "No clear change in " + second + ".";
        }
        return "In " + second + ", "
                + clear.stream()
                        .limit(MOST_CHANGES)
                        .map(row -> names.of(row.key()) + " costs "
                                + Numbers.roughly(row.change().orElseThrow().factor()) + " times as much")
                        .collect(Collectors.joining(", "))
                + (clear.size() > MOST_CHANGES ? ", and " + (clear.size() - MOST_CHANGES) + " more changed" : "")
                + ", relative to the baseline mode.";
    }

    private static CompareModel.Row row(CaseRow row, ShownNames names) {
        return new CompareModel.Row(
                names.of(row.key()),
                row.cells().stream()
                        .map(cell -> cell.map(CompareReport::cell)
                                .orElse(new CompareModel.Cell(
                                        Numbers.NONE, Numbers.NONE, Optional.empty(), Optional.empty())))
                        .toList(),
                row.change().map(CompareReport::change));
    }

    private static CompareModel.Cell cell(Cell cell) {
        return new CompareModel.Cell(
                Numbers.cost(cell.medianMicros()),
                cell.multiple()
                        .map(multiple -> Numbers.multiple(multiple.value()) + "×")
                        .orElse("baseline"),
                cell.multiple().flatMap(SessionsComparison.Multiple::interval).map(Multiples::between),
                cell.spread().isPresent()
                        ? Optional.of(Numbers.roughly(100 * cell.spread().getAsDouble()) + " %")
                        : Optional.empty());
    }

    private static CompareModel.Change change(Change change) {
        return new CompareModel.Change(
                Numbers.multiple(change.factor()),
                Multiples.between(change.interval()) + (change.clear() ? ", clear" : ", no clear change"),
                change.clear());
    }

    /** Facts of plan and machine whose values are not the same in all sessions, or that only some have. */
    private static List<CompareModel.Differing> differing(
            Map<String, List<Results>> groups, Map<String, List<SessionSummary>> judged) {
        List<List<Map<String, String>>> facts = groups.entrySet().stream()
                .map(group -> facts(group.getValue(), judged.get(group.getKey())))
                .toList();
        return facts.stream()
                .flatMap(List::stream)
                .flatMap(session -> session.keySet().stream())
                .distinct()
                .flatMap(name -> differing(name, facts).stream())
                .toList();
    }

    private static Optional<CompareModel.Differing> differing(String name, List<List<Map<String, String>>> facts) {
        List<List<String>> values = facts.stream()
                .map(group -> group.stream()
                        .map(session -> session.getOrDefault(name, Numbers.NONE))
                        .distinct()
                        .toList())
                .toList();
        return values.stream().flatMap(List::stream).distinct().count() > 1
                ? Optional.of(new CompareModel.Differing(
                        name,
                        values.stream().map(found -> String.join("; ", found)).toList()))
                : Optional.empty();
    }

    private static List<Map<String, String>> facts(List<Results> sessions, List<SessionSummary> judged) {
        return IntStream.range(0, sessions.size())
                .mapToObj(place -> facts(sessions.get(place), judged.get(place).trust()))
                .toList();
    }

    private static Map<String, String> facts(Results session, Trust trust) {
        List<Fact> facts = new ArrayList<>(MachineSection.plan(session));
        facts.addAll(MachineSection.environment(session));
        facts.add(new Fact("Trust", TrustLines.level(trust)));
        Map<String, String> values = new LinkedHashMap<>();
        facts.forEach(fact -> values.put(fact.name(), fact.value()));
        return values;
    }

    private static List<String> notes(SessionsComparison comparison, Map<String, List<Results>> groups) {
        List<String> notes = new ArrayList<>();
        notes.add("Costs are medians over the sessions, CPU of sender and receiver per message; multiples are of the"
                + " baseline mode of each session.");
        boolean few = groups.values().stream().anyMatch(each -> each.size() < SessionsComparison.SESSIONS_FOR_SPREAD);
        if (few) {
            notes.add("Sessions differ from each other by more than their own intervals say. With fewer than "
                    + SessionsComparison.SESSIONS_FOR_SPREAD
                    + " sessions a side their spread is taken to be 10 %, so a change below a third is not seen.");
        }
        if (comparison.groups().size() == 2) {
            notes.add(
                    "What is to be compared belongs into one session, as variants: there the sides alternate, and far smaller"
                            + " changes can be seen.");
        }
        return notes;
    }
}
