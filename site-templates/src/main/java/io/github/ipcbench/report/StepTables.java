package io.github.ipcbench.report;

import io.github.ipcbench.report.CallsModel.Account;
import io.github.ipcbench.report.CallsModel.Step;
import io.github.ipcbench.report.CallsModel.StepSide;
import io.github.ipcbench.report.CallsModel.StepTable;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerProfile;
import java.util.List;
import java.util.stream.Collectors;

/** Fills the tables of steps, and those that say whether the steps explain the CPU time. */
final class StepTables {
    static final String TITLE = "Where the time goes";

    /** A rest beyond it, either way, means that the parts do not explain the whole. */
    private static final double MOST_REST = 0.05;

    private StepTables() {}

    static List<StepTable> tables(List<StepProfile> profiles, ModeNames names) {
        return profiles.stream()
                .map(profile -> new StepTable(
                        names.of(profile.mode(), profile.payloadBytes()),
                        List.of(side("sender", profile.sender()), side("receiver", profile.receiver()))))
                .toList();
    }

    static List<Account> accounts(List<StepProfile> profiles, ModeNames names) {
        return profiles.stream()
                .flatMap(profile -> profile.accounts().stream().map(account -> account(profile, account, names)))
                .toList();
    }

    static List<String> notes() {
        return List.of(
                "From runs of their own, in which each worker timed the steps of every so many messages with its own"
                        + " clock; no figure above is made of them. Wall time per occurrence: a step that may wait for the"
                        + " other process, such as a send into a full queue, holds that wait too. A profiled run that cost over"
                        + " 25 % more or less per message than the headline runs was repeated with its loops pinned, and"
                        + " the nearer of the two is shown.",
                "CPU per message is what a step takes of the loop’s CPU time; “loop” is the loop’s own, “instrument” the"
                        + " timing itself. The rest is what the parts leave unexplained, below 0 where they claim more than"
                        + " there was; it is marked when it is over 5 % of the whole either way.");
    }

    private static StepSide side(String side, WorkerProfile worker) {
        return new StepSide(
                side,
                Numbers.whole(worker.timedMessages()) + " of " + Numbers.whole(worker.messages())
                        + " messages sampled; reading the clock cost " + Numbers.fixed(worker.clockNanos(), 0)
                        + " ns, already subtracted",
                worker.steps().stream().map(StepTables::step).toList());
    }

    private static Step step(StepSummary step) {
        TimeSummary times = step.times();
        return new Step(
                Text.line(step.step()),
                Numbers.micros(times.medianNanos()),
                Numbers.micros(times.meanNanos()),
                Numbers.micros(times.p90Nanos()),
                Numbers.micros(times.p99Nanos()),
                Numbers.whole(times.count()));
    }

    private static Account account(StepProfile profile, CpuAccount account, ModeNames names) {
        WorkerProfile worker = account.whole().startsWith("receiver") ? profile.receiver() : profile.sender();
        double messages = worker.messages();
        return new Account(
                names.of(profile.mode(), profile.payloadBytes()) + ", " + Text.line(account.whole()),
                Numbers.micros(account.wholeNanos() / messages),
                account.parts().stream()
                        .map(part -> Text.line(part.name()) + " " + Numbers.micros(part.nanos() / messages))
                        .collect(Collectors.joining(", ")),
                Numbers.micros(account.restNanos() / messages),
                Numbers.signedPercent(account.restShare()),
                Math.abs(account.restShare()) > MOST_REST);
    }
}
