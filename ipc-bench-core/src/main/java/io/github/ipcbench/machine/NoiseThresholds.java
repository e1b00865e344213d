package io.github.ipcbench.machine;

import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerNoise;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * From where on noise casts doubt on a run.
 *
 * <p>Two workers that the scheduler puts on one CPU wait for each other, preempt each other and show as CPU pressure, on
 * the quietest machine. So what the partner can account for is taken off, unless the two are pinned apart. A thread that
 * sleeps often says little by its involuntary switches: whoever wakes it or is woken by it takes its turn there.
 *
 * @param otherCpuShare of the machine's CPU time, used by processes other than the two workers
 * @param runQueueDelayShare of the window that a loop thread waited for a CPU
 * @param involuntarySwitchesPerCpuSecond of a loop thread that seldom sleeps, per second that it was on a CPU
 * @param migrationsPerSecond of a loop thread
 * @param stealShare of the machine's CPU time, given away by the hypervisor
 * @param cpuPressureShare of the run in which threads waited for a CPU
 * @param loadPerCpu one-minute load average before the first run, divided by the CPUs
 */
public record NoiseThresholds(
        double otherCpuShare,
        double runQueueDelayShare,
        double involuntarySwitchesPerCpuSecond,
        double migrationsPerSecond,
        double stealShare,
        double cpuPressureShare,
        double loadPerCpu) {

    /**
     * Above what was seen on a quiet machine, below what a spinning process beside the workers caused wherever it caused
     * anything; docs/decisions/0011-noise-thresholds.md has the figures.
     */
    public static final NoiseThresholds DEFAULT = new NoiseThresholds(0.1, 0.15, 100, 250, 0.02, 0.2, 2);

    /**
     * Doubts about one run, none when it was quiet. A source that is absent raises none.
     *
     * @param pinnedApart whether the two loop threads are pinned to different CPUs
     */
    public List<Warning> ofRun(NoiseRecord noise, boolean pinnedApart) {
        WorkerNoise sender = noise.sender();
        WorkerNoise receiver = noise.receiver();
        return Stream.of(
                        otherProcesses(noise),
                        steal(noise.machine()),
                        cpuPressure(noise, pinnedApart),
                        runQueueDelay("sender", sender, receiver, pinnedApart),
                        runQueueDelay("receiver", receiver, sender, pinnedApart),
                        involuntarySwitches("sender", sender, receiver, pinnedApart),
                        involuntarySwitches("receiver", receiver, sender, pinnedApart),
                        migrations("sender", sender),
                        migrations("receiver", receiver))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Doubts about the machine before the first run; later the load is our own.
     *
     * @param loadAverage one-minute load average
     * @param governor as {@link FrequencyGovernor#current()} tells
     */
    public List<Warning> ofSession(double loadAverage, int cpus, Optional<String> governor) {
        Optional<Warning> load = loadAverage > loadPerCpu * cpus
                ? warning(
                        "load",
                        String.format(
                                Locale.ROOT,
                                "The load average before the first run was %.2f on %d CPUs.",
                                loadAverage,
                                cpus))
                : Optional.empty();
        Optional<Warning> frequency = governor.filter(name -> !name.equals("performance"))
                .flatMap(name -> warning(
                        "frequency-governor",
                        "The CPU frequency may change from run to run: the governor is " + name
                                + ", not performance."));
        return Stream.of(load, frequency).flatMap(Optional::stream).toList();
    }

    private Optional<Warning> otherProcesses(NoiseRecord noise) {
        OptionalLong sender = noise.sender().processCpuNanos();
        OptionalLong receiver = noise.receiver().processCpuNanos();
        OptionalLong busy = noise.machine().busyNanos();
        if (sender.isEmpty() || receiver.isEmpty() || busy.isEmpty()) {
            return Optional.empty();
        }
        double share = (busy.getAsLong() - sender.getAsLong() - receiver.getAsLong()) / cpuNanos(noise.machine());
        return share > otherCpuShare
                ? warning(
                        "other-processes",
                        "Other processes used " + percent(share) + " of the machine's CPU time during the run.")
                : Optional.empty();
    }

    private Optional<Warning> steal(MachineNoise machine) {
        if (machine.stealNanos().isEmpty()) {
            return Optional.empty();
        }
        double share = machine.stealNanos().getAsLong() / cpuNanos(machine);
        return share > stealShare
                ? warning(
                        "steal",
                        "The hypervisor gave " + percent(share)
                                + " of the machine's CPU time to others during the run.")
                : Optional.empty();
    }

    private Optional<Warning> cpuPressure(NoiseRecord noise, boolean pinnedApart) {
        OptionalLong pressure = noise.machine().cpuPressureNanos();
        OptionalLong sendersTurns = turnsWaitedFor(noise.receiver(), noise.sender(), pinnedApart);
        OptionalLong receiversTurns = turnsWaitedFor(noise.sender(), noise.receiver(), pinnedApart);
        if (pressure.isEmpty() || sendersTurns.isEmpty() || receiversTurns.isEmpty()) {
            return Optional.empty();
        }
        double unexplained = pressure.getAsLong() - sendersTurns.getAsLong() - receiversTurns.getAsLong();
        double share = unexplained / noise.machine().wallNanos();
        return share > cpuPressureShare
                ? warning(
                        "cpu-pressure",
                        "Threads waited for a CPU in " + percent(share)
                                + " of the run, beside the turns that the two workers take.")
                : Optional.empty();
    }

    private Optional<Warning> runQueueDelay(String name, WorkerNoise worker, WorkerNoise partner, boolean pinnedApart) {
        OptionalLong partnersTurns = turnsWaitedFor(worker, partner, pinnedApart);
        if (worker.runQueueDelayNanos().isEmpty() || partnersTurns.isEmpty()) {
            return Optional.empty();
        }
        double unexplained = worker.runQueueDelayNanos().getAsLong() - partnersTurns.getAsLong();
        double share = unexplained / worker.wallNanos();
        return share > runQueueDelayShare
                ? warning(
                        "run-queue-delay",
                        "The " + name + " was ready but waited for a CPU that others held in " + percent(share)
                                + " of its window.")
                : Optional.empty();
    }

    /** How much of a worker's waiting the turns of its partner can account for; absent when that is not counted. */
    private static OptionalLong turnsWaitedFor(WorkerNoise worker, WorkerNoise partner, boolean pinnedApart) {
        if (pinnedApart) {
            return OptionalLong.of(0);
        }
        OptionalLong waited = worker.runQueueDelayNanos();
        OptionalLong turns = partner.loopCpuNanos();
        return waited.isPresent() && turns.isPresent()
                ? OptionalLong.of(Math.min(waited.getAsLong(), turns.getAsLong()))
                : OptionalLong.empty();
    }

    private Optional<Warning> involuntarySwitches(
            String name, WorkerNoise worker, WorkerNoise partner, boolean pinnedApart) {
        OptionalLong voluntary = worker.voluntarySwitches();
        OptionalLong involuntary = worker.involuntarySwitches();
        OptionalLong byPartner = pinnedApart ? OptionalLong.of(0) : switches(partner);
        double cpuSeconds = worker.loopCpuNanos().orElse(0) / 1e9;
        if (voluntary.isEmpty() || involuntary.isEmpty() || byPartner.isEmpty() || cpuSeconds == 0) {
            return Optional.empty();
        }
        boolean seldomSleeps = involuntary.getAsLong() > voluntary.getAsLong();
        double rate = (involuntary.getAsLong() - byPartner.getAsLong()) / cpuSeconds;
        return rate > involuntarySwitchesPerCpuSecond && seldomSleeps
                ? warning(
                        "involuntary-switches",
                        "The " + name + " was made to yield its CPU to others than its partner " + Math.round(rate)
                                + " times per second of CPU time.")
                : Optional.empty();
    }

    /** How often a thread left its CPU, and so at most how often it came back and could take the turn of another. */
    private static OptionalLong switches(WorkerNoise worker) {
        OptionalLong voluntary = worker.voluntarySwitches();
        OptionalLong involuntary = worker.involuntarySwitches();
        return voluntary.isPresent() && involuntary.isPresent()
                ? OptionalLong.of(voluntary.getAsLong() + involuntary.getAsLong())
                : OptionalLong.empty();
    }

    private Optional<Warning> migrations(String name, WorkerNoise worker) {
        if (worker.migrations().isEmpty()) {
            return Optional.empty();
        }
        double rate = worker.migrations().getAsLong() / (worker.wallNanos() / 1e9);
        return rate > migrationsPerSecond
                ? warning(
                        "migrations",
                        "The " + name + " was moved to another CPU " + Math.round(rate) + " times a second.")
                : Optional.empty();
    }

    private static double cpuNanos(MachineNoise machine) {
        return (double) machine.wallNanos() * machine.cpus();
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static Optional<Warning> warning(String code, String sentence) {
        return Optional.of(new Warning(code, sentence));
    }
}
