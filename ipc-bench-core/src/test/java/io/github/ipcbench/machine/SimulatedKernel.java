package io.github.ipcbench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the traces that kernels with tick sampling or with precise accounting would show to a thread. */
final class SimulatedKernel {
    private static final long STEP_NANOS = 20_000;

    private SimulatedKernel() {}

    /** Every step counts as what it was, but for a small part that polling itself spends in the kernel. */
    static SplitTrace precise(long seed, long nanos) {
        double[] split = new double[2];
        return trace(seed, nanos, (now, systemPhase) -> {
            split[0] += STEP_NANOS * (systemPhase ? 0.1 : 0.95);
            split[1] += STEP_NANOS * (systemPhase ? 0.9 : 0.05);
            return split;
        });
    }

    /**
     * Tick counts scaled to the exact run time, neither part ever running backwards: Linux, kernel/sched/cputime.c,
     * cputime_adjust().
     */
    static SplitTrace ticking(long seed, long nanos, int ticksPerSecond) {
        long tickNanos = 1_000_000_000L / ticksPerSecond;
        long[] ticks = new long[2];
        double[] split = new double[2];
        double[] runTime = new double[1];
        return trace(seed, nanos, (now, systemPhase) -> {
            if (now / tickNanos != (now - STEP_NANOS) / tickNanos) {
                ticks[systemPhase ? 1 : 0]++;
            }
            runTime[0] += STEP_NANOS;
            long all = ticks[0] + ticks[1];
            double system = all == 0 ? 0 : runTime[0] * ticks[1] / all;
            system = Math.max(system, split[1]);
            double user = runTime[0] - system;
            if (user < split[0]) {
                user = split[0];
                system = runTime[0] - user;
            }
            split[0] = user;
            split[1] = system;
            return split;
        });
    }

    private interface Accounting {
        /** User and system nanoseconds so far. */
        double[] step(long nowNanos, boolean systemPhase);
    }

    private static SplitTrace trace(long seed, long nanos, Accounting accounting) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SplitTrace.Poll> polls = new ArrayList<>();
        polls.add(new SplitTrace.Poll(0, 0, 0, false));
        boolean systemPhase = false;
        long now = 0;
        while (now < nanos) {
            long phaseEnd = now + random.nextInt(100_000, 400_000);
            while (now < phaseEnd) {
                now += STEP_NANOS;
                double[] split = accounting.step(now, systemPhase);
                polls.add(new SplitTrace.Poll(now, (long) split[0], (long) split[1], systemPhase));
            }
            systemPhase = !systemPhase;
        }
        return new SplitTrace(polls);
    }
}
