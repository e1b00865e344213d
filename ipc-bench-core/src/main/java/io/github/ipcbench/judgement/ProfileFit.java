package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.statistics.Medians;
import java.util.List;
import java.util.Optional;

/**
 * Whether a profiled run explains the headline runs: the same work costs several times as much on two CPUs as on one, and
 * the scheduler may place a single run otherwise than all the others.
 *
 * @param profiledNanos loop CPU per message in the profiled run, both ends
 * @param headlineNanos the same in the headline runs, their median
 */
public record ProfileFit(Case key, double profiledNanos, double headlineNanos) {
    /**
     * Beside the runs of the same case.
     *
     * @return empty when there is no such run
     */
    public static Optional<ProfileFit> of(StepProfile profile, List<RunResult> headline) {
        Case key = profile.key();
        double[] nanos = headline.stream()
                .filter(run -> run.key().equals(key))
                .mapToDouble(run -> (double) run.loopCpuNanos() / run.messages())
                .toArray();
        return nanos.length == 0
                ? Optional.empty()
                : Optional.of(new ProfileFit(
                        key,
                        profile.ends().stream()
                                .mapToDouble(ProfileFit::nanosPerMessage)
                                .sum(),
                        Medians.of(nanos)));
    }

    private static double nanosPerMessage(WorkerProfile worker) {
        return (double) worker.measurement().loopCpuNanos() / worker.messages();
    }

    /** How far it is from the headline runs, as a share of theirs. */
    public double distance() {
        return Math.abs(profiledNanos - headlineNanos) / headlineNanos;
    }

    /** Whether it is too far from them to explain them. */
    public boolean differs() {
        return distance() > Thresholds.PROFILE;
    }

    /** To be said beside the steps of such a run. */
    public Optional<Warning> warning() {
        return differs()
                ? Optional.of(Warning.of(WarningCode.PROFILE_DIFFERS, key, profiledNanos, headlineNanos))
                : Optional.empty();
    }
}
