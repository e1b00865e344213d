package io.github.ipcbench.machine;

import io.github.ipcbench.results.MachineNoise;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The kernel's counters of the whole machine at one moment; two of them make a {@link MachineNoise}. */
public final class MachineNoiseSample {
    private static final String STAT = "proc/stat";
    private static final String CPU_PRESSURE = "proc/pressure/cpu";
    private static final String AUXILIARY_VECTOR = "proc/self/auxv";
    private static final String CPUS = "sys/devices/system/cpu";

    private final long nanos;
    private final OptionalInt cpus;
    private final OptionalLong allNanos;
    private final OptionalLong busyNanos;
    private final OptionalLong stealNanos;
    private final OptionalLong pressureNanos;
    private final OptionalLong throttledNanos;
    private final OptionalDouble loadAverage;
    private final Optional<String> governor;

    private MachineNoiseSample(Path root) {
        governor = FrequencyGovernor.in(root.resolve(CPUS));
        loadAverage = EnvironmentProbe.loadAverage(root);
        OptionalLong tickNanos = userTickNanos(root.resolve(AUXILIARY_VECTOR));
        nanos = System.nanoTime();
        List<String> stat = SystemFile.lines(root.resolve(STAT)).orElse(List.of());
        Optional<ProcFormat.CpuTicks> ticks = ProcFormat.cpuTicks(stat);
        pressureNanos = Absent.times(
                SystemFile.lines(root.resolve(CPU_PRESSURE))
                        .map(ProcFormat::pressureMicros)
                        .orElse(OptionalLong.empty()),
                1_000);
        throttledNanos = ControlGroup.under(root).throttledNanos();
        cpus = ProcFormat.onlineCpus(stat);
        allNanos = inNanos(ticks.map(ProcFormat.CpuTicks::allTicks), tickNanos);
        busyNanos = inNanos(ticks.map(ProcFormat.CpuTicks::busyTicks), tickNanos);
        stealNanos = inNanos(ticks.map(ProcFormat.CpuTicks::stealTicks), tickNanos);
    }

    /** Reads the counters; some tenths of a millisecond. */
    public static MachineNoiseSample take() {
        return under(Path.of("/"));
    }

    /** @param root of the file system */
    static MachineNoiseSample under(Path root) {
        return new MachineNoiseSample(root);
    }

    /** What happened between this sample and a later one. Counters that stand still, idle time too, count nothing. */
    public MachineNoise until(MachineNoiseSample later) {
        boolean counted = Absent.difference(allNanos, later.allNanos).orElse(0) > 0;
        return new MachineNoise(
                later.nanos - nanos,
                later.cpus,
                counted ? Absent.difference(busyNanos, later.busyNanos) : OptionalLong.empty(),
                counted ? Absent.difference(stealNanos, later.stealNanos) : OptionalLong.empty(),
                Absent.difference(pressureNanos, later.pressureNanos),
                Absent.difference(throttledNanos, later.throttledNanos),
                loadAverage,
                governor);
    }

    private static OptionalLong inNanos(Optional<Long> ticks, OptionalLong tickNanos) {
        return ticks.isPresent() && tickNanos.isPresent()
                ? Absent.times(OptionalLong.of(ticks.get()), tickNanos.getAsLong())
                : OptionalLong.empty();
    }

    /** The tick that user-visible counts are in; it has nothing to do with the kernel's own. */
    private static OptionalLong userTickNanos(Path vectorFile) {
        return SystemFile.bytes(vectorFile)
                .map(vector -> ProcFormat.userTickNanos(ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder())))
                .orElse(OptionalLong.empty());
    }
}
