package io.github.ipcbench.worker;

import io.github.ipcbench.machine.CpuClocks;
import java.util.Arrays;

/**
 * A known amount of CPU time to be spent on each message. It counts steps of a calculation instead of looking at a clock,
 * so that less than a microsecond can be spent precisely.
 *
 * <p>It is spent for many messages at once, a few dozen times in a window: a sender that is late with every message meets
 * its receiver otherwise than one that is not, and what that saves or costs is more than what was planted.
 */
final class PlantedDelay {
    private static final int UNIT_STEPS = 1000;
    /** Runs of the calculation after which the compiler has it in its final form. */
    private static final int UNTIMED_BATCHES = 200;

    private static final int BATCHES = 15;
    private static final int SPENDINGS_PER_BATCH = 100;
    private static final int SPENDINGS_PER_WINDOW = 64;

    private final CpuClocks clocks;
    private final long steps;

    /** Each step needs the one before it, and the last one is kept: nothing can be left out. */
    private long state = 88_172_645_463_325_252L;

    private long messagesPerSpending = 1;
    private long messagesOwed;

    private PlantedDelay(CpuClocks clocks, long steps) {
        this.clocks = clocks;
        this.steps = steps;
    }

    /** A delay of so much CPU time, found by trying on the calling thread; some 30 ms. */
    static PlantedDelay of(double nanos, CpuClocks clocks) {
        PlantedDelay unit = new PlantedDelay(clocks, UNIT_STEPS);
        for (int batch = 0; batch < UNTIMED_BATCHES; batch++) {
            unit.batchNanos();
        }
        return new PlantedDelay(clocks, Math.round(nanos * UNIT_STEPS / unit.measuredNanos()));
    }

    /** So many messages are to come: when to spend follows from it. */
    void windowStarts(long messages) {
        messagesPerSpending = Math.max(1, messages / SPENDINGS_PER_WINDOW);
        messagesOwed = 0;
    }

    /** Spends what this message and those before it are owed, if it is time to. */
    void message() {
        messagesOwed++;
        if (messagesOwed == messagesPerSpending) {
            spend(messagesOwed);
            messagesOwed = 0;
        }
    }

    /** The calculation is Marsaglia's xorshift ("Xorshift RNGs", Journal of Statistical Software 8). */
    private void spend(long messages) {
        long x = state;
        for (long step = messages * steps; step > 0; step--) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        state = x;
    }

    /** What it costs a message at this moment, by the thread CPU clock; median of many trials. */
    double measuredNanos() {
        double[] nanos = new double[BATCHES];
        for (int batch = 0; batch < BATCHES; batch++) {
            nanos[batch] = batchNanos();
        }
        Arrays.sort(nanos);
        return nanos[BATCHES / 2] / SPENDINGS_PER_BATCH;
    }

    private double batchNanos() {
        long before = clocks.threadCpuNanos();
        for (int spending = 0; spending < SPENDINGS_PER_BATCH; spending++) {
            spend(1);
        }
        return clocks.threadCpuNanos() - before;
    }
}
