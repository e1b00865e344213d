package io.github.ipcbench.session;

import io.github.ipcbench.plan.Baseline;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.RunSchedule;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Difference;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.MachineDifferences;
import io.github.ipcbench.results.PlanDifferences;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session that lies in a results file, and whether it can be continued here and now.
 *
 * @param file the results file
 * @param results its content
 */
public record StoredSession(Path file, Results results) {
    private static final String NOT_GIVEN = "not given";

    /**
     * Looks for a session to continue.
     *
     * @throws ResumeRefusedException when there is no results file
     */
    public static void requireIn(Path outputDirectory) throws ResumeRefusedException {
        Path file = outputDirectory.resolve(ResultsFile.NAME);
        if (!Files.exists(file)) {
            throw new ResumeRefusedException(PlanProperty.RESUME + ": there is no session to continue: '" + file
                    + "' does not exist; leave out "
                    + PlanProperty.RESUME + " to begin one, or name its directory by "
                    + PlanProperty.OUTPUT_DIRECTORY);
        }
    }

    /**
     * Reads the session that lies in a directory.
     *
     * @throws IOException when there is no results file, or none that this version can read
     */
    public static StoredSession in(Path outputDirectory) throws IOException {
        Path file = outputDirectory.resolve(ResultsFile.NAME);
        return new StoredSession(file, ResultsJson.read(file));
    }

    /** Whether nothing of the plan is left to do. */
    public boolean isOver() {
        return results.complete() && !results.lacksCalls();
    }

    /**
     * The properties that the session goes on with: the stored ones, and the ones given now.
     *
     * @param now the properties the user gave, by full name
     * @throws ResumeRefusedException when one that only the user can give differs from what was given then
     */
    public Map<String, String> properties(Map<String, String> now) throws ResumeRefusedException {
        Map<String, String> stored = results.plan().given();
        List<Difference> differences = new ArrayList<>();
        for (String name : PlanProperty.namesOfPlan()) {
            String before = stored.getOrDefault(name, NOT_GIVEN);
            String after = now.getOrDefault(name, NOT_GIVEN);
            if (results.plan().isOfTheUserAlone(name) && !before.equals(after)) {
                differences.add(new Difference(name, before, after));
            }
        }
        if (!differences.isEmpty()) {
            throw refusal(
                    lines(differences),
                    "What is run and where files are made is never taken from a results file: give it as it was given.");
        }
        Map<String, String> all = new LinkedHashMap<>(stored);
        all.remove(PlanProperty.OUTPUT_DIRECTORY.fullName());
        all.putIfAbsent(
                PlanProperty.SEED.fullName(), Long.toString(results.plan().seed()));
        all.putAll(now);
        return all;
    }

    /**
     * Checks that the plan asked for is the stored one.
     *
     * @throws ResumeRefusedException naming each difference
     */
    public void requireSamePlan(BenchmarkPlan plan) throws ResumeRefusedException {
        refuse(planDifferences(plan));
    }

    /**
     * Checks that the session can go on with this plan on this machine.
     *
     * @param tool version of this IPC Bench
     * @throws ResumeRefusedException naming each difference
     */
    public void requireSame(BenchmarkPlan plan, String tool, Environment machine) throws ResumeRefusedException {
        List<Difference> differences = new ArrayList<>(planDifferences(plan));
        if (!results.tool().equals(tool)) {
            differences.add(new Difference("version of IPC Bench", results.tool(), tool));
        }
        differences.addAll(MachineDifferences.between(results.environment(), machine));
        refuse(differences);
        Set<Integer> in = results.runsInOrder().stream().map(RunResult::index).collect(Collectors.toSet());
        requireConsistent(plan, schedule(plan, results.cases(), in));
    }

    private List<Difference> planDifferences(BenchmarkPlan plan) {
        List<Difference> differences = new ArrayList<>(PlanDifferences.between(results.plan(), PlanRecord.of(plan)));
        OptionalLong messages = plan.runs().messages();
        if (messages.isPresent()) {
            differences.addAll(PlanDifferences.inMessages(results.cases(), messages.getAsLong()));
        }
        return differences;
    }

    /** The cases that go on. */
    static List<Case> measured(List<CaseRecord> cases) {
        return cases.stream().filter(CaseRecord::goesOn).map(CaseRecord::key).toList();
    }

    /**
     * A schedule over the cases whose messages per run are settled. Of a case that is void it has the runs that are in; the
     * others keep their numbers.
     *
     * @param in numbers of the runs that are in
     */
    static List<ScheduledRun> schedule(BenchmarkPlan plan, List<CaseRecord> settled, Set<Integer> in) {
        List<Case> goOn = measured(settled);
        List<Case> cases = settled.stream()
                .filter(one -> one.messages().isPresent())
                .map(CaseRecord::key)
                .toList();
        Optional<Case> checked = plan.runs().selfCheck() ? Baseline.first(cases) : Optional.empty();
        return RunSchedule.of(
                        cases,
                        checked,
                        plan.runs().perCase(),
                        plan.runs().order(),
                        plan.message().seed())
                .stream()
                .filter(run -> goOn.contains(run.key()) || in.contains(run.index()))
                .toList();
    }

    /** A file that was put together by other means than ours could have anything measured next. */
    private void requireConsistent(BenchmarkPlan plan, List<ScheduledRun> schedule) throws ResumeRefusedException {
        List<Case> cases = results.cases().stream().map(CaseRecord::key).toList();
        if (!cases.equals(plan.cases())) {
            throw refusal(List.of("the file contradicts itself: its cases are not those of its plan"), "");
        }
        List<RunResult> runs = results.runsInOrder();
        if (runs.size() > schedule.size()) {
            throw refusal(
                    List.of("the file contradicts itself: its plan has " + schedule.size() + " runs, and it holds "
                            + runs.size()),
                    "");
        }
        for (int place = 0; place < runs.size(); place++) {
            RunResult run = runs.get(place);
            ScheduledRun planned = schedule.get(place);
            boolean inPlace = run.index() == planned.index()
                    && run.round() == planned.round()
                    && run.key().equals(planned.key())
                    && results.cases().get(cases.indexOf(run.key())).messages().orElse(run.messages())
                            == run.messages();
            if (!inPlace) {
                throw refusal(
                        List.of("the file contradicts itself: run " + planned.index() + " is not the one of its plan"),
                        "");
            }
        }
    }

    private void refuse(List<Difference> differences) throws ResumeRefusedException {
        if (!differences.isEmpty()) {
            throw refusal(
                    lines(differences),
                    "To measure anew, leave out " + PlanProperty.RESUME
                            + "; what this session measured is then kept in " + ResultsFile.PREVIOUS + ".");
        }
    }

    private static List<String> lines(List<Difference> differences) {
        return differences.stream().map(Difference::toString).toList();
    }

    private ResumeRefusedException refusal(List<String> reasons, String advice) {
        List<String> lines = new ArrayList<>();
        lines.add(PlanProperty.RESUME + ": the session of " + results.startedAt() + " in '" + file
                + "' cannot be continued, nothing was measured:");
        lines.addAll(reasons);
        if (!advice.isEmpty()) {
            lines.add(advice);
        }
        return new ResumeRefusedException(String.join("\n", lines));
    }
}
