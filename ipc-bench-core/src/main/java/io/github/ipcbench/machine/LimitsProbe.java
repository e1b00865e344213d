package io.github.ipcbench.machine;

import com.sun.jna.LastErrorException;
import io.github.ipcbench.machine.LimitRow.Verdict;
import io.github.ipcbench.results.CpuAccounting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Finds out in a second or two what this machine permits: all but its sockets and its tracing, without any mode. */
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
        LimitRow nativeLibrary = nativeLibrary();
        rows.add(nativeLibrary);
        if (nativeLibrary.verdict() == Verdict.GOOD) {
            rows.addAll(ClockLimits.rows());
            rows.add(accounting(AccountingProbe.detect()));
            rows.add(affinity());
        }
        rows.add(noiseSources(WorkerNoiseSample.ofCurrentThread(), MachineNoiseSample.take()));
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

    private static LimitRow nativeLibrary() {
        try {
            HostCalls.sysconf(HostCalls.SC_CLK_TCK);
            return LimitRow.good("native library", "JNA loads and calls the C library");
        } catch (LinkageError cannotLoad) {
            return LimitRow.missing(
                    "native library",
                    "JNA does not load, perhaps because the temporary directory forbids execution"
                            + " (-Djna.tmpdir names another): " + cannotLoad.getMessage());
        }
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
    private static LimitRow affinity() {
        CpuSet available = CpuAffinity.available();
        FutureTask<Optional<String>> trial = new FutureTask<>(() -> refusal(available));
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
    private static Optional<String> refusal(CpuSet available) {
        List<Integer> cpus = available.cpus();
        try {
            for (int cpu : List.of(cpus.get(0), cpus.get(cpus.size() - 1))) {
                CpuAffinity.moveTo(available);
                CpuAffinity.pin(cpu);
            }
            return Optional.empty();
        } catch (LastErrorException | IllegalStateException refused) {
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

    static LimitRow noiseSources(WorkerNoiseSample worker, MachineNoiseSample machine) {
        var thread = worker.until(worker);
        var whole = machine.until(machine);
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
