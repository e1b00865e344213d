package io.github.ipcbench.machine;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.results.CpuAccounting;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out how this kernel divides CPU time into user and system: by trying it, since a kernel that was built to time
 * every passage (VIRT_CPU_ACCOUNTING_GEN, usual in distributions) still samples by ticks unless it was booted with
 * {@code nohz_full}. The build options only speak where the trial is not clear.
 */
public final class AccountingProbe {
    private static final long TRIAL_NANOS = 400_000_000;
    private static final double PRECISE_FROM = 0.9;
    private static final double TICK_UP_TO = 0.75;
    private static final double ON_THE_BEAT = 0.8;
    private static final int ENOUGH_FLIPS = 5;
    private static final long FINEST_TICK_NANOS = 100_000;
    private static final long COARSEST_TICK_NANOS = 1_000_000_000;

    private AccountingProbe() {}

    /** Burns CPU on the calling thread for about 0.4 s. */
    public static CpuAccounting detect(Linux linux) {
        CpuClocks clocks = new CpuClocks(linux);
        SplitTrace trace;
        try {
            trace = new SplitExperiment(clocks).run(TRIAL_NANOS);
        } catch (IOException | KernelException cannotTry) {
            trace = new SplitTrace(List.of());
        }
        return judge(trace, tickNanos(clocks), KernelConfig.ofRunningKernel());
    }

    /**
     * Weighs the evidence.
     *
     * @param trace of the trial; without polls when it could not be made
     * @param tickNanos resolution of CLOCK_MONOTONIC_COARSE, which the timer tick moves on; absent when not known
     */
    static CpuAccounting judge(SplitTrace trace, OptionalInt tickNanos, Optional<KernelConfig> config) {
        double agreement = trace.agreement();
        String trial = Double.isNaN(agreement)
                ? "no trial could be made"
                : String.format(Locale.ROOT, "%.0f %% of short phases counted as what they were", 100 * agreement);
        if (agreement >= PRECISE_FROM) {
            return new CpuAccounting(CpuAccounting.PRECISE, OptionalInt.empty(), trial);
        }
        OptionalInt rate = tickNanos.isPresent()
                ? OptionalInt.of((int) Math.round(1e9 / tickNanos.getAsInt()))
                : OptionalInt.empty();
        if (agreement <= TICK_UP_TO) {
            return new CpuAccounting(CpuAccounting.TICK, rate, trial + rateEvidence(trace.flips(), rate));
        }
        return byConfig(config, rate, trial);
    }

    private static String rateEvidence(List<Long> flips, OptionalInt rate) {
        if (rate.isEmpty()) {
            return "; the tick rate is not known";
        }
        boolean onTheBeat = flips.size() >= ENOUGH_FLIPS && SplitTrace.beat(flips, rate.getAsInt()) >= ON_THE_BEAT;
        return "; the coarse clock ticks at " + rate.getAsInt() + " Hz, and the trial "
                + (onTheBeat ? "kept its beat" : "could not confirm that");
    }

    private static CpuAccounting byConfig(Optional<KernelConfig> config, OptionalInt rate, String trial) {
        boolean timed =
                config.filter(c -> c.isBuiltIn("VIRT_CPU_ACCOUNTING_NATIVE")).isPresent();
        boolean tick = config.filter(c -> c.isBuiltIn("TICK_CPU_ACCOUNTING")).isPresent();
        if (timed) {
            return new CpuAccounting(
                    CpuAccounting.PRECISE,
                    OptionalInt.empty(),
                    trial + "; the kernel was built with VIRT_CPU_ACCOUNTING_NATIVE");
        }
        if (tick) {
            return new CpuAccounting(
                    CpuAccounting.TICK, rate, trial + "; the kernel was built with TICK_CPU_ACCOUNTING");
        }
        return new CpuAccounting(
                CpuAccounting.UNKNOWN, rate, trial + "; the kernel's build options do not tell either");
    }

    /** The kernel publishes its tick as the resolution of the coarse clocks (clock_getres(2)). */
    private static OptionalInt tickNanos(CpuClocks clocks) {
        try {
            long nanos = clocks.resolutionNanos(Linux.CLOCK_MONOTONIC_COARSE);
            // A resolution as fine as the hardware clock's is no tick.
            return nanos >= FINEST_TICK_NANOS && nanos <= COARSEST_TICK_NANOS
                    ? OptionalInt.of(Math.toIntExact(nanos))
                    : OptionalInt.empty();
        } catch (KernelException unknown) {
            return OptionalInt.empty();
        }
    }
}
