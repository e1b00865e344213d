package io.github.ipcbench.session;

import io.github.ipcbench.plan.Baseline;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.RunSchedule;
import io.github.ipcbench.plan.TraceChoice;
import java.util.Optional;

/**
 * The steps that a whole session is expected to have, so that a person can be told how long it takes. A mode that turns out to
 * be impossible here, or a tracer that does not work, leaves some of them out.
 *
 * @param calibrations cases to calibrate
 * @param rounds rounds of runs
 * @param runs headline runs and those of the self-check, of all rounds
 * @param callRuns runs that look into single calls
 */
public record SessionSteps(int calibrations, int rounds, int runs, int callRuns) {
    public SessionSteps {
        if (calibrations < 0 || rounds < 0 || runs < 0 || callRuns < 0) {
            throw new IllegalArgumentException("steps: at least 0 of each, got " + calibrations + ", " + rounds + ", "
                    + runs + " and " + callRuns);
        }
    }

    /** @param continued whether the session was calibrated before */
    static SessionSteps of(BenchmarkPlan plan, boolean continued) {
        int cases = plan.cases().size();
        int runs = RunSchedule.of(
                        plan.cases(),
                        plan.runs().selfCheck() ? Baseline.first(plan.cases()) : Optional.empty(),
                        plan.runs().perCase(),
                        plan.runs().order(),
                        plan.message().seed())
                .size();
        return new SessionSteps(
                continued ? 0 : cases,
                plan.runs().perCase(),
                runs,
                cases * callRunsPerCase(plan.runs().trace()));
    }

    private static int callRunsPerCase(TraceChoice choice) {
        return switch (choice) {
            case OFF -> 0;
            case STEPS -> 1;
            case AUTO, STRACE -> 2;
        };
    }
}
