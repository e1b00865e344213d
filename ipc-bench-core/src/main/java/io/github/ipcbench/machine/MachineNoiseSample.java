package io.github.ipcbench.machine;

import io.github.ipcbench.results.MachineNoise;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The kernel's counters of the whole machine at one moment; two of them make a {@link MachineNoise}. */
public final class MachineNoiseSample {
    private static final Path STAT = Path.of("/proc/stat");
    private static final Path CPU_PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Path AUXILIARY_VECTOR = Path.of("/proc/self/auxv");
    private static final Path LOAD_AVERAGE = Path.of("/proc/loadavg");

    private final long nanos;
    private final int cpus;
    private final OptionalLong busyNanos;
    private final OptionalLong stealNanos;
    private final OptionalLong pressureNanos;
    private final OptionalDouble loadAverage;
    private final Optional<String> governor;

    private MachineNoiseSample() {
        governor = FrequencyGovernor.current();
        loadAverage = SystemFile.text(LOAD_AVERAGE).map(ProcFormat::loadAverage).orElse(OptionalDouble.empty());
        OptionalLong tickNanos = userTickNanos();
        nanos = System.nanoTime();
        List<String> stat = SystemFile.lines(STAT).orElse(List.of());
        Optional<ProcFormat.CpuTicks> ticks = ProcFormat.cpuTicks(stat);
        pressureNanos = Absent.times(
                SystemFile.lines(CPU_PRESSURE).map(ProcFormat::pressureMicros).orElse(OptionalLong.empty()), 1_000);
        cpus = ProcFormat.onlineCpus(stat);
        busyNanos = inNanos(ticks.map(ProcFormat.CpuTicks::busyTicks), tickNanos);
        stealNanos = inNanos(ticks.map(ProcFormat.CpuTicks::stealTicks), tickNanos);
    }

    /** Reads the counters; some tenths of a millisecond. */
    public static MachineNoiseSample take() {
        return new MachineNoiseSample();
    }

    /** What happened between this sample and a later one. */
    public MachineNoise until(MachineNoiseSample later) {
        return new MachineNoise(
                later.nanos - nanos,
                later.cpus,
                Absent.difference(busyNanos, later.busyNanos),
                Absent.difference(stealNanos, later.stealNanos),
                Absent.difference(pressureNanos, later.pressureNanos),
                loadAverage,
                governor);
    }

    private static OptionalLong inNanos(Optional<Long> ticks, OptionalLong tickNanos) {
        return ticks.isPresent() && tickNanos.isPresent()
                ? OptionalLong.of(Math.multiplyExact(ticks.get(), tickNanos.getAsLong()))
                : OptionalLong.empty();
    }

    /** The tick that user-visible counts are in; it has nothing to do with the kernel's own. */
    private static OptionalLong userTickNanos() {
        return SystemFile.bytes(AUXILIARY_VECTOR)
                .map(vector -> ProcFormat.userTickNanos(ByteBuffer.wrap(vector).order(ByteOrder.nativeOrder())))
                .orElse(OptionalLong.empty());
    }
}
