package io.github.ipcbench.results;

import io.github.ipcbench.plan.BothEnds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the whole machine did during a run, or in its part of a time in which several took turns. What this kernel does not
 * tell is absent, never zero.
 *
 * @param wallNanos length of the run
 * @param cpus logical CPUs of the machine that are online
 * @param busyNanos CPU time of all CPUs that was not idle, all processes together
 * @param stealNanos CPU time the hypervisor gave to others
 * @param cpuPressureNanos time in which at least one thread of the machine waited for a CPU
 * @param throttledNanos time in which this process's control groups were held back, their CPU quota used up; all CPUs
 *     together
 * @param loadAverage one-minute load average when the run began
 * @param frequencyGovernor how the CPUs choose their frequency, such as {@code powersave}; several joined by commas
 */
public record MachineNoise(
        long wallNanos,
        OptionalInt cpus,
        OptionalLong busyNanos,
        OptionalLong stealNanos,
        OptionalLong cpuPressureNanos,
        OptionalLong throttledNanos,
        OptionalDouble loadAverage,
        Optional<String> frequencyGovernor) {

    /**
     * The part of one run in this time, in which several took turns: its own turns, and its share of what is none of theirs.
     *
     * @param runs what each run's workers did in its turns
     * @param place of the run among them
     */
    public MachineNoise ofTurns(List<BothEnds<WorkerNoise>> runs, int place) {
        long wall = part(runs, place, OptionalLong.of(wallNanos), MachineNoise::turns)
                .orElseThrow();
        double share = (double) wall / wallNanos;
        return new MachineNoise(
                wall,
                cpus,
                part(runs, place, busyNanos, run -> sum(run.map(WorkerNoise::processCpuNanos))),
                share(stealNanos, share),
                part(
                        runs,
                        place,
                        cpuPressureNanos,
                        run -> sum(new BothEnds<>(
                                waited(run.sender(), run.receiver()), waited(run.receiver(), run.sender())))),
                share(throttledNanos, share),
                loadAverage,
                frequencyGovernor);
    }

    private static OptionalLong turns(BothEnds<WorkerNoise> run) {
        return run.stream().mapToLong(WorkerNoise::wallNanos).max();
    }

    /** A worker that shares its CPU with its partner waits for its turns. */
    private static OptionalLong waited(WorkerNoise worker, WorkerNoise partner) {
        return worker.runQueueDelayNanos().isPresent() && partner.loopCpuNanos().isPresent()
                ? OptionalLong.of(Math.min(
                        worker.runQueueDelayNanos().getAsLong(),
                        partner.loopCpuNanos().getAsLong()))
                : OptionalLong.empty();
    }

    private static OptionalLong part(
            List<BothEnds<WorkerNoise>> runs,
            int place,
            OptionalLong whole,
            Function<BothEnds<WorkerNoise>, OptionalLong> own) {
        List<OptionalLong> parts = runs.stream().map(own).toList();
        if (whole.isEmpty() || parts.stream().anyMatch(OptionalLong::isEmpty)) {
            return OptionalLong.empty();
        }
        long all = parts.stream().mapToLong(OptionalLong::getAsLong).sum();
        return OptionalLong.of(parts.get(place).getAsLong() + Math.max(0, whole.getAsLong() - all) / runs.size());
    }

    private static OptionalLong sum(BothEnds<OptionalLong> parts) {
        return parts.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        parts.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    private static OptionalLong share(OptionalLong all, double share) {
        return all.isPresent() ? OptionalLong.of(Math.round(all.getAsLong() * share)) : OptionalLong.empty();
    }
}
