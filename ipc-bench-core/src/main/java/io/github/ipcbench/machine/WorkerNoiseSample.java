package io.github.ipcbench.machine;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.results.WorkerNoise;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The kernel's counters of the calling thread at one moment; two of them make a {@link WorkerNoise}. */
public final class WorkerNoiseSample {
    private static final String THREAD = "proc/thread-self";

    private final long nanos;
    private final Optional<ProcFormat.SchedStat> schedStat;
    private final OptionalLong processCpuNanos;
    private final OptionalLong voluntarySwitches;
    private final OptionalLong involuntarySwitches;
    private final OptionalLong migrations;

    private WorkerNoiseSample(Path root, OptionalLong processCpuNanos) {
        Path thread = root.resolve(THREAD);
        List<String> status = SystemFile.lines(thread.resolve("status")).orElse(List.of());
        voluntarySwitches = ProcFormat.counter(status, "voluntary_ctxt_switches");
        involuntarySwitches = ProcFormat.counter(status, "nonvoluntary_ctxt_switches");
        List<String> sched = SystemFile.lines(thread.resolve("sched")).orElse(List.of());
        migrations = ProcFormat.counter(sched, "se.nr_migrations");
        this.processCpuNanos = processCpuNanos;
        nanos = System.nanoTime();
        schedStat = SystemFile.text(thread.resolve("schedstat")).flatMap(ProcFormat::schedStat);
    }

    /** Reads the counters of the calling thread and of its process; some tenths of a millisecond. */
    public static WorkerNoiseSample ofCurrentThread(CpuClocks clocks) {
        return under(Path.of("/"), processCpu(clocks));
    }

    /** @param root of the file system that tells */
    static WorkerNoiseSample under(Path root, OptionalLong processCpuNanos) {
        return new WorkerNoiseSample(root, processCpuNanos);
    }

    /** What happened between this sample and a later one of the same thread. */
    public WorkerNoise until(WorkerNoiseSample later) {
        return new WorkerNoise(
                later.nanos - nanos,
                Absent.difference(cpu(), later.cpu()),
                Absent.difference(processCpuNanos, later.processCpuNanos),
                Absent.difference(runQueueDelay(), later.runQueueDelay()),
                Absent.difference(voluntarySwitches, later.voluntarySwitches),
                Absent.difference(involuntarySwitches, later.involuntarySwitches),
                Absent.difference(migrations, later.migrations));
    }

    private OptionalLong cpu() {
        return schedStat.stream().mapToLong(ProcFormat.SchedStat::cpuNanos).findFirst();
    }

    private OptionalLong runQueueDelay() {
        return schedStat.stream()
                .mapToLong(ProcFormat.SchedStat::runQueueDelayNanos)
                .findFirst();
    }

    private static OptionalLong processCpu(CpuClocks clocks) {
        try {
            CpuClocks.Split split = clocks.processSplit();
            return OptionalLong.of(split.userNanos() + split.systemNanos());
        } catch (KernelException unknown) {
            return OptionalLong.empty();
        }
    }
}
