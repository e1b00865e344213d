package io.github.ipcbench.judgement;

import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.statistics.Medians;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a profiled run explains the headline runs: the same work costs several times as much on two CPUs as on one, and
 * the scheduler may place a single run otherwise than all the others.
 *
 * @param mode id of the mode
 * @param profiledNanos loop CPU per message in the profiled run, both ends
 * @param headlineNanos the same in the headline runs, their median
 */
public record ProfileFit(String mode, double profiledNanos, double headlineNanos) {
    /** Of the warning. */
    public static final String CODE = "profile-strays";

    /** As much of the headline figure as a round's floor may stray, too. */
    public static final double TOLERATED_SHARE = 0.25;

    /**
     * Beside the runs of the same case.
     *
     * @return empty when there is no such run
     */
    public static Optional<ProfileFit> of(StepProfile profile, List<RunResult> headline) {
        double[] nanos = headline.stream()
                .filter(run -> run.key().equals(profile.key()))
                .mapToDouble(run -> (double) run.loopCpuNanos() / run.messages())
                .toArray();
        return nanos.length == 0
                ? Optional.empty()
                : Optional.of(new ProfileFit(
                        profile.key().mode(),
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

    public boolean strays() {
        return distance() > TOLERATED_SHARE;
    }

    /** To be said beside the steps of such a run. */
    public Optional<Warning> warning() {
        return strays()
                ? Optional.of(new Warning(
                        CODE,
                        String.format(
                                Locale.ROOT,
                                "The profiled run of %s took %.1f µs of loop CPU per message, the headline runs %.1f µs"
                                        + " (median): another placement or another state of the machine; its steps"
                                        + " explain its own cost alone.",
                                mode,
                                profiledNanos / 1000,
                                headlineNanos / 1000)))
                : Optional.empty();
    }
}
