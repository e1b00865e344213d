package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the kernel divides a thread's CPU time into user and system, found out at the start of a session.
 *
 * @param mode {@link #TICK}, {@link #PRECISE} or {@link #UNKNOWN}
 * @param ticksPerSecond how often the split is sampled; absent when it is not sampled or the rate is not known
 * @param foundBy the evidence, in one sentence for people
 */
public record CpuAccounting(String mode, OptionalInt ticksPerSecond, String foundBy) {

    /** The split is a sample: what a timer tick happens to interrupt counts for the whole tick. */
    public static final String TICK = "tick";

    /** Every passage between user and kernel mode is timed. */
    public static final String PRECISE = "precise";

    /** The evidence does not suffice; take the split for a sample. */
    public static final String UNKNOWN = "unknown";

    private static final List<String> MODES = List.of(TICK, PRECISE, UNKNOWN);

    public CpuAccounting {
        if (!MODES.contains(mode)) {
            throw new IllegalArgumentException("CPU accounting: unknown mode " + Quoted.of(mode) + "; known: " + MODES);
        }
        if (ticksPerSecond.isPresent() && ticksPerSecond.getAsInt() <= 0) {
            throw new IllegalArgumentException(
                    "CPU accounting: ticks per second are 1 or more, got " + ticksPerSecond.getAsInt());
        }
    }
}
