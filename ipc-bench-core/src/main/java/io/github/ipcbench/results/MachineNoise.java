package io.github.ipcbench.results;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the whole machine did during a run. What this kernel does not tell is absent, never zero.
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
        Optional<String> frequencyGovernor) {}
