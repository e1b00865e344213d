package io.github.ipcbench.report.section;

import io.github.ipcbench.judgement.CpuAccount;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.report.model.CallsModel.Account;
import io.github.ipcbench.report.model.CallsModel.Step;
import io.github.ipcbench.report.model.CallsModel.StepSide;
import io.github.ipcbench.report.model.CallsModel.StepTable;
import io.github.ipcbench.report.model.CallsModel.Steps;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.ShownNames;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.report.text.WarningText;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerProfile;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of one message, timed in process, and whether they explain the CPU time. */
final class StepsSection implements Section {
    private static final List<String> NOTES = List.of(
            "From one more run of each mode, in which each worker timed the steps of a share of its messages with its own"
                    + " clock; no headline figure is made of them. The time of a step that may wait for the other process, such as a"
                    + " send into a full queue, includes that wait; its CPU time does not.");

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        Steps steps = steps(input.results(), input.names());
        return steps.stepTables().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportModel.Section("steps", "Steps of one message", steps.explained(), steps));
    }

    private static Steps steps(Results results, ShownNames names) {
        List<StepProfile> profiles = profiles(results);
        return new Steps(
                tables(profiles, names),
                results.warnings().stream()
                        .filter(warning -> warning.code() == WarningCode.PROFILE_DIFFERS)
                        .map(warning -> WarningText.sentence(warning, results.names()))
                        .toList(),
                NOTES,
                explained(results),
                accounts(profiles, names));
    }

    private static List<StepProfile> profiles(Results results) {
        return results.calls().orElse(CallFindings.NONE).profiles();
    }

    private static List<StepTable> tables(List<StepProfile> profiles, ShownNames names) {
        return profiles.stream()
                .map(profile -> new StepTable(
                        names.of(profile.key()),
                        List.of(
                                side("sender", profile.ends().sender()),
                                side("receiver", profile.ends().receiver()))))
                .toList();
    }

    /** How much of the CPU time the parts explain; empty when nothing was profiled, or too little. */
    static Optional<String> explained(Results results) {
        DoubleSummaryStatistics shares = profiles(results).stream()
                .flatMap(StepsSection::accounts)
                .mapToDouble(account -> account.account().explainedShare())
                .summaryStatistics();
        return shares.getCount() == 0
                ? Optional.empty()
                : Optional.of("The parts explain " + percent(shares.getMin()) + " to " + percent(shares.getMax())
                        + " % of the CPU time" + (addUp(results) ? "." : ": read the steps as proportions only."));
    }

    /** Whether the parts of each CPU time come near it. */
    static boolean addUp(Results results) {
        return profiles(results).stream()
                .flatMap(StepsSection::accounts)
                .allMatch(account -> account.account().addsUp());
    }

    private static List<Account> accounts(List<StepProfile> profiles, ShownNames names) {
        return profiles.stream()
                .flatMap(profile -> accounts(profile).map(account -> account(profile, account, names)))
                .toList();
    }

    private record Accounted(String whole, CpuAccount account, double messages) {}

    /** None where a window was too short for its steps to say anything. */
    private static Stream<Accounted> accounts(StepProfile profile) {
        return Stream.concat(
                accounts("sender", profile.ends().sender()),
                accounts("receiver", profile.ends().receiver()));
    }

    private static Stream<Accounted> accounts(String side, WorkerProfile worker) {
        return worker.loopParts().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Accounted(side + " loop CPU", CpuAccount.ofLoop(worker), worker.messages()),
                        new Accounted(side + " process CPU", CpuAccount.ofProcess(worker), worker.messages()));
    }

    private static StepSide side(String side, WorkerProfile worker) {
        return new StepSide(
                side,
                Numbers.whole(worker.timedMessages()) + " of " + Numbers.whole(worker.messages())
                        + " messages sampled; reading the clock cost " + Numbers.fixed(worker.clockNanos(), 0)
                        + " ns, already subtracted",
                worker.steps().stream().map(step -> step(step, worker)).toList());
    }

    private static Step step(StepSummary step, WorkerProfile worker) {
        TimeSummary times = step.times();
        double cpuNanos = worker.loopParts().stream()
                        .filter(part -> part.name().equals(step.step()))
                        .mapToDouble(CpuPart::nanos)
                        .sum()
                / worker.messages();
        return new Step(
                Text.line(step.step()),
                Numbers.smallMicros(cpuNanos),
                Numbers.smallMicros(times.medianNanos()),
                Numbers.smallMicros(times.p90Nanos()),
                Numbers.whole(times.count()),
                times.medianNanos() > Numbers.SMALLEST_NANOS
                        && times.medianNanos() > (1 + Thresholds.STEP_WAITS) * cpuNanos);
    }

    private static Account account(StepProfile profile, Accounted accounted, ShownNames names) {
        CpuAccount account = accounted.account();
        return new Account(
                names.of(profile.key()) + ", " + accounted.whole(),
                Numbers.micros(account.wholeNanos() / accounted.messages()),
                account.parts().stream()
                        .map(part ->
                                Text.line(part.name()) + " " + Numbers.smallMicros(part.nanos() / accounted.messages()))
                        .collect(Collectors.joining(", ")),
                percent(account.explainedShare()) + " %");
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 0);
    }
}
