package io.github.ipcbench.machine;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.results.LimitRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** How fine the clocks are that every figure rests on. */
final class ClockLimits {
    private static final Path CLOCK_SOURCE =
            Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");

    /** Clocks outside the processor: each reading takes a system call and a slow device. */
    private static final Set<String> SLOW_SOURCES = Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies", "pit");

    private static final long TRIAL_NANOS = 20_000_000;

    /** A clock coarser than this cannot time one message. */
    private static final long FINE_NANOS = 1_000;

    private ClockLimits() {}

    static List<LimitRow> rows(Linux linux) {
        CpuClocks clocks = new CpuClocks(linux);
        return List.of(
                clock("wall clock", clocks, Linux.CLOCK_MONOTONIC, System::nanoTime),
                clock("thread CPU clock", clocks, Linux.CLOCK_THREAD_CPUTIME_ID, clocks::threadCpuNanos),
                source(SystemFile.name(CLOCK_SOURCE)));
    }

    private static LimitRow clock(String name, CpuClocks clocks, int id, LongSupplier clock) {
        try {
            return clock(name, clocks.resolutionNanos(id), clock);
        } catch (KernelException refused) {
            return LimitRow.missing(name, "cannot be read: " + refused.getMessage());
        }
    }

    /**
     * Reads a clock again and again for a moment.
     *
     * @param resolutionNanos as the kernel states it
     */
    static LimitRow clock(String name, long resolutionNanos, LongSupplier clock) {
        long smallestStep = Long.MAX_VALUE;
        long readings = 0;
        long last = clock.getAsLong();
        long start = System.nanoTime();
        boolean over = false;
        while (!over) {
            // Asked before the reading, so that first and last reading are at least the trial apart, even when this
            // thread is kept from its CPU meanwhile.
            over = System.nanoTime() - start >= TRIAL_NANOS;
            long now = clock.getAsLong();
            if (now < last) {
                return LimitRow.missing(name, "ran backwards from " + last + " to " + now + " ns");
            }
            smallestStep = now > last ? Math.min(smallestStep, now - last) : smallestStep;
            last = now;
            readings++;
        }
        if (smallestStep == Long.MAX_VALUE) {
            return LimitRow.missing(name, "stood still for " + TRIAL_NANOS + " ns");
        }
        String value = "resolution " + resolutionNanos + " ns, smallest step seen " + smallestStep + " ns in "
                + readings + " readings";
        boolean fine = resolutionNanos <= FINE_NANOS && smallestStep <= FINE_NANOS;
        return fine ? LimitRow.good(name, value) : LimitRow.limited(name, value);
    }

    static LimitRow source(Optional<String> known) {
        if (known.isEmpty()) {
            return LimitRow.limited("clock source", "not known: this kernel does not tell");
        }
        String name = known.get();
        if (SLOW_SOURCES.contains(name)) {
            return LimitRow.limited("clock source", name + ", which makes every reading of a clock a slow system call");
        }
        return LimitRow.good("clock source", name);
    }
}
