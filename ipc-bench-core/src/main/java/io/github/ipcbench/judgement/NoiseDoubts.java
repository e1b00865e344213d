package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerNoise;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Doubts that the machine's noise casts on a run, or on the session before it begins.
 *
 * <p>Two workers that the scheduler puts on one CPU wait for each other, preempt each other and show as CPU pressure, on
 * the quietest machine. So what the partner can account for is taken off, unless the two are pinned apart. A thread that
 * sleeps often says little by its involuntary switches: whoever wakes it or is woken by it takes its turn there.
 */
public final class NoiseDoubts {
    private NoiseDoubts() {}

    /**
     * Doubts about one run, none when it was quiet. A source that is absent raises none.
     *
     * @param pinnedApart whether the two loop threads are pinned to different CPUs
     */
    public static List<Warning> ofRun(NoiseRecord noise, boolean pinnedApart) {
        WorkerNoise sender = noise.sender();
        WorkerNoise receiver = noise.receiver();
        return Stream.of(
                        otherProcesses(noise),
                        steal(noise.machine()),
                        cpuPressure(noise, pinnedApart),
                        throttled(noise.machine()),
                        runQueueDelay(Side.SENDER, sender, receiver, pinnedApart),
                        runQueueDelay(Side.RECEIVER, receiver, sender, pinnedApart),
                        involuntarySwitches(Side.SENDER, sender, receiver, pinnedApart),
                        involuntarySwitches(Side.RECEIVER, receiver, sender, pinnedApart),
                        migrations(Side.SENDER, sender),
                        migrations(Side.RECEIVER, receiver))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Doubts about the machine before the first run; later the load is our own.
     *
     * @param loadAverage one-minute load average; no doubt where it is not known
     * @param governor of the CPU frequency, where there is one
     */
    public static List<Warning> ofSession(OptionalDouble loadAverage, int cpus, Optional<String> governor) {
        Optional<Warning> load = loadAverage.orElse(0) > Thresholds.LOAD_PER_CPU * cpus
                ? Optional.of(Warning.of(WarningCode.LOAD, loadAverage.getAsDouble(), cpus))
                : Optional.empty();
        Optional<Warning> frequency = governor.filter(name -> !name.equals("performance"))
                .map(name -> Warning.of(WarningCode.FREQUENCY_GOVERNOR, name));
        return Stream.of(load, frequency).flatMap(Optional::stream).toList();
    }

    private static Optional<Warning> otherProcesses(NoiseRecord noise) {
        OptionalLong sender = noise.sender().processCpuNanos();
        OptionalLong receiver = noise.receiver().processCpuNanos();
        OptionalLong busy = noise.machine().busyNanos();
        if (sender.isEmpty()
                || receiver.isEmpty()
                || busy.isEmpty()
                || noise.machine().cpus().isEmpty()) {
            return Optional.empty();
        }
        double share = (busy.getAsLong() - sender.getAsLong() - receiver.getAsLong()) / cpuNanos(noise.machine());
        return above(Thresholds.OTHER_CPU, share, WarningCode.OTHER_PROCESSES);
    }

    private static Optional<Warning> steal(MachineNoise machine) {
        return machine.stealNanos().isEmpty() || machine.cpus().isEmpty()
                ? Optional.empty()
                : above(Thresholds.STEAL, machine.stealNanos().getAsLong() / cpuNanos(machine), WarningCode.STEAL);
    }

    private static Optional<Warning> throttled(MachineNoise machine) {
        return machine.throttledNanos().isEmpty() || machine.cpus().isEmpty()
                ? Optional.empty()
                : above(
                        Thresholds.THROTTLED,
                        machine.throttledNanos().getAsLong() / cpuNanos(machine),
                        WarningCode.THROTTLED);
    }

    private static Optional<Warning> cpuPressure(NoiseRecord noise, boolean pinnedApart) {
        OptionalLong pressure = noise.machine().cpuPressureNanos();
        OptionalLong sendersTurns = turnsWaitedFor(noise.receiver(), noise.sender(), pinnedApart);
        OptionalLong receiversTurns = turnsWaitedFor(noise.sender(), noise.receiver(), pinnedApart);
        if (pressure.isEmpty() || sendersTurns.isEmpty() || receiversTurns.isEmpty()) {
            return Optional.empty();
        }
        double unexplained = pressure.getAsLong() - sendersTurns.getAsLong() - receiversTurns.getAsLong();
        return above(Thresholds.CPU_PRESSURE, unexplained / noise.machine().wallNanos(), WarningCode.CPU_PRESSURE);
    }

    private static Optional<Warning> runQueueDelay(
            Side side, WorkerNoise worker, WorkerNoise partner, boolean pinnedApart) {
        OptionalLong partnersTurns = turnsWaitedFor(worker, partner, pinnedApart);
        if (worker.runQueueDelayNanos().isEmpty() || partnersTurns.isEmpty()) {
            return Optional.empty();
        }
        double unexplained = worker.runQueueDelayNanos().getAsLong() - partnersTurns.getAsLong();
        return above(Thresholds.RUN_QUEUE_DELAY, unexplained / worker.wallNanos(), WarningCode.RUN_QUEUE_DELAY, side);
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

    private static Optional<Warning> involuntarySwitches(
            Side side, WorkerNoise worker, WorkerNoise partner, boolean pinnedApart) {
        OptionalLong voluntary = worker.voluntarySwitches();
        OptionalLong involuntary = worker.involuntarySwitches();
        OptionalLong byPartner = pinnedApart ? OptionalLong.of(0) : switches(partner);
        double cpuSeconds = worker.loopCpuNanos().orElse(0) / 1e9;
        boolean seldomSleeps =
                voluntary.isPresent() && involuntary.isPresent() && involuntary.getAsLong() > voluntary.getAsLong();
        if (!seldomSleeps || byPartner.isEmpty() || cpuSeconds == 0) {
            return Optional.empty();
        }
        return above(
                Thresholds.INVOLUNTARY_SWITCHES,
                (involuntary.getAsLong() - byPartner.getAsLong()) / cpuSeconds,
                WarningCode.INVOLUNTARY_SWITCHES,
                side);
    }

    /** How often a thread left its CPU, and so at most how often it came back and could take the turn of another. */
    private static OptionalLong switches(WorkerNoise worker) {
        OptionalLong voluntary = worker.voluntarySwitches();
        OptionalLong involuntary = worker.involuntarySwitches();
        return voluntary.isPresent() && involuntary.isPresent()
                ? OptionalLong.of(voluntary.getAsLong() + involuntary.getAsLong())
                : OptionalLong.empty();
    }

    private static Optional<Warning> migrations(Side side, WorkerNoise worker) {
        return worker.migrations().isEmpty()
                ? Optional.empty()
                : above(
                        Thresholds.MIGRATIONS,
                        worker.migrations().getAsLong() / (worker.wallNanos() / 1e9),
                        WarningCode.MIGRATIONS,
                        side);
    }

    private static double cpuNanos(MachineNoise machine) {
        return (double) machine.wallNanos() * machine.cpus().getAsInt();
    }

    private static Optional<Warning> above(double threshold, double value, WarningCode code) {
        return value > threshold ? Optional.of(Warning.of(code, value)) : Optional.empty();
    }

    private static Optional<Warning> above(double threshold, double value, WarningCode code, Side side) {
        return value > threshold ? Optional.of(Warning.of(code, side.id(), value)) : Optional.empty();
    }
}
