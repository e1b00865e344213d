package io.github.ipcbench.maven.console;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.CaseRecord.Unsupported;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.session.SessionSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One line for each round: for logs, which nobody watches. */
public final class LineProgress implements Progress {
    private static final double NANOS_PER_MICRO = 1_000;

    /** Costs of more cases are no line for people: results have them. */
    private static final int MOST_COSTS = 8;

    private final Consumer<String> lines;
    private final List<String> costs = new ArrayList<>();
    private CaseNames names = new CaseNames(false, false);
    private int rounds;
    private int round;

    public LineProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void sessionStarted(CaseNames ofCases, SessionSteps expected) {
        names = ofCases;
        rounds = expected.rounds();
    }

    @Override
    public void calibrationStarted(Case key, int cases) {}

    @Override
    public void calibrated(Case key, long messages) {}

    @Override
    public void caseUnsupported(Case key, Unsupported unsupported) {
        lines.accept(Wording.unsupported(names.of(key), unsupported));
    }

    @Override
    public void caseVoided(Case key, RunVoidedException why) {
        Wording.voided(names.of(key), why).lines().forEach(lines);
    }

    @Override
    public void runStarted(ScheduledRun run, int totalRuns) {
        if (run.round() != round) {
            tellRound();
            round = run.round();
        }
    }

    @Override
    public void runFinished(ScheduledRun run, int totalRuns, RunResult result) {
        round = run.round();
        costs.add(String.format(
                Locale.ROOT,
                "%s %.1f µs",
                run.title(names),
                result.loopCpuNanos() / NANOS_PER_MICRO / result.messages()));
        if (run.index() == totalRuns) {
            tellRound();
        }
    }

    @Override
    public void instrumentedRunStarted(String what, Case key, int number, int total) {
        if (number == 1) {
            lines.accept("looking into single calls, in " + Wording.count(total, "run"));
        }
    }

    @Override
    public void warned(String warning) {
        lines.accept("warning: " + warning);
    }

    /** What there is of a round that a fault or a signal cut short. */
    @Override
    public void close() {
        tellRound();
    }

    private void tellRound() {
        if (!costs.isEmpty()) {
            String told = costs.size() > MOST_COSTS
                    ? Wording.count(costs.size(), "run")
                    : "CPU per message: " + String.join("; ", costs);
            lines.accept("round " + round + " of " + rounds + ", " + told);
            costs.clear();
        }
    }
}
