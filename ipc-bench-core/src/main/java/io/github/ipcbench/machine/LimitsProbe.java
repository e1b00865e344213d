package io.github.ipcbench.machine;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeAccessException;
import io.github.ipcbench.plan.CpuSet;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.WorkerNoise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Finds out in a second or two what this machine permits: all but its sockets and its tracing, without any mode. In a worker. */
public final class LimitsProbe {
    private LimitsProbe() {}

    /**
     * Tries it.
     *
     * @param tempDirectory where the file mode's files would lie
     */
    public static List<LimitRow> run(Path tempDirectory) {
        List<LimitRow> rows = new ArrayList<>();
        rows.add(system());
        try {
            Linux linux = Linux.ofThisProcess();
            rows.add(LimitRow.good("native calls", linux.way().id()));
            CpuClocks clocks = new CpuClocks(linux);
            WorkerNoiseSample worker = WorkerNoiseSample.ofCurrentThread(clocks);
            MachineNoiseSample machine = MachineNoiseSample.take();
            rows.addAll(ClockLimits.rows(linux));
            rows.add(accounting(AccountingProbe.detect(linux)));
            // Half a second of work later: what is counted at all has been counted meanwhile.
            rows.add(noiseSources(
                    worker.until(WorkerNoiseSample.ofCurrentThread(clocks)), machine.until(MachineNoiseSample.take())));
            rows.add(affinity(linux));
        } catch (NativeAccessException barred) {
            rows.add(LimitRow.missing("native calls", barred.getMessage()));
        }
        rows.add(frequency(FrequencyGovernor.current()));
        rows.addAll(TempDirectoryLimits.rows(tempDirectory));
        return List.copyOf(rows);
    }

    private static LimitRow system() {
        String name = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        return HostSupport.fault(name, architecture)
                .map(fault -> LimitRow.missing("system", fault))
                .orElseGet(() ->
                        LimitRow.good("system", name + " " + System.getProperty("os.version") + " " + architecture));
    }

    static LimitRow accounting(CpuAccounting accounting) {
        OptionalInt ticks = accounting.ticksPerSecond();
        String rate = ticks.isPresent() ? " at " + ticks.getAsInt() + " Hz" : "";
        String value = accounting.mode() + rate + " (" + accounting.foundBy() + ")";
        return accounting.mode().equals(CpuAccounting.PRECISE)
                ? LimitRow.good("CPU accounting", value)
                : LimitRow.limited("CPU accounting", value + "; user and system parts of short runs are rough");
    }

    /** Pins a thread of its own, so that the caller's placement stays as it is. */
    private static LimitRow affinity(Linux linux) {
        Optional<CpuSet> known = CpuAffinity.available();
        if (known.isEmpty()) {
            return LimitRow.limited("affinity", "not known: /proc does not tell on which CPUs a thread may run");
        }
        CpuSet available = known.get();
        FutureTask<Optional<String>> trial = new FutureTask<>(() -> refusal(linux, available));
        Thread thread = new Thread(trial, "affinity-trial");
        thread.start();
        try {
            return affinity(available, trial.get());
        } catch (ExecutionException failed) {
            return affinity(available, Optional.of(failed.getCause().toString()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return affinity(available, Optional.of("the trial was interrupted"));
        }
    }

    /** Visits the first and the last CPU, widening the choice again in between. */
    private static Optional<String> refusal(Linux linux, CpuSet available) {
        List<Integer> cpus = available.cpus();
        try {
            for (int cpu : List.of(cpus.get(0), cpus.get(cpus.size() - 1))) {
                CpuAffinity.moveTo(linux, available);
                CpuAffinity.pin(linux, cpu);
            }
            return Optional.empty();
        } catch (KernelException | IllegalStateException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    static LimitRow affinity(CpuSet available, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return LimitRow.missing("affinity", "not permitted: " + refusal.get());
        }
        return available.cpus().size() > 1
                ? LimitRow.good("affinity", "permitted on CPUs " + available)
                : LimitRow.limited("affinity", "only CPU " + available + " is available, both workers share it");
    }

    static LimitRow noiseSources(WorkerNoise thread, MachineNoise whole) {
        List<String> absent = new ArrayList<>();
        noteAbsence(thread.runQueueDelayNanos().isPresent(), "run-queue delay", absent);
        noteAbsence(thread.voluntarySwitches().isPresent(), "context switches", absent);
        noteAbsence(thread.migrations().isPresent(), "migrations", absent);
        noteAbsence(whole.busyNanos().isPresent(), "CPU time of other processes", absent);
        noteAbsence(whole.stealNanos().isPresent(), "steal", absent);
        noteAbsence(whole.cpuPressureNanos().isPresent(), "CPU pressure", absent);
        return absent.isEmpty()
                ? LimitRow.good("noise record", "all sources are there")
                : LimitRow.limited("noise record", "this kernel does not tell: " + String.join(", ", absent));
    }

    private static void noteAbsence(boolean present, String source, List<String> absent) {
        if (!present) {
            absent.add(source);
        }
    }

    static LimitRow frequency(Optional<String> governor) {
        if (governor.isEmpty()) {
            return LimitRow.limited("CPU frequency", "out of this system's hands, as in most virtual machines");
        }
        return governor.get().equals("performance")
                ? LimitRow.good("CPU frequency", "governor performance")
                : LimitRow.limited("CPU frequency", "may change from run to run: governor " + governor.get());
    }
}
