package io.github.ipcbench.worker;

import io.github.ipcbench.host.CpuClocks;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Times the steps of every so-many-th message, by the wall clock and by the thread's CPU clock. While a message is under
 * way its stamps are only noted; they are tallied when it is over, since what happens between two steps may hold a lock.
 * The clocks' own cost is measured over steps that do nothing and subtracted; nothing is clamped, so a step may come out
 * below zero.
 */
final class StepProfiler implements StepRecorder {
    /** The time between a message's last step and the next message's first one. */
    private static final Step LOOP = new Step("loop");

    /** A message from its begin to the next one's. */
    private static final Step WHOLE = new Step("whole");

    private static final Step NOTHING = new Step("nothing");
    private static final int CALIBRATION_MESSAGES = 2_000;
    private static final int CALIBRATION_STEPS = 10;
    private static final int SIGNIFICANT_DIGITS = 3;

    /** More than any message has: each of 60 descriptors is a step. */
    private static final int MOST_STEPS = 256;

    private final CpuClocks clocks;
    private final Map<Step, Tally> tallies = new LinkedHashMap<>();
    private final Step[] steps = new Step[MOST_STEPS];
    private final long[] stepEnds = new long[MOST_STEPS + 1];
    private final long[] stepStarts = new long[MOST_STEPS + 1];
    private final long[] cpuStamps = new long[MOST_STEPS + 1];
    private int stamped;
    private int stride = 1;
    private long messages;
    private long timedMessages;
    private long wholeMessages;
    private boolean timing;
    private boolean stepping;
    private Cost cost = new Cost(0, 0);

    StepProfiler(CpuClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * What the instrument itself costs, measured over steps that do nothing.
     *
     * @param wallNanos wall time inside a step
     * @param tallyNanos CPU time between two timed messages
     */
    private record Cost(double wallNanos, double tallyNanos) {}

    /** One step's times as read, the clocks' cost included. */
    private static final class Tally {
        private final Histogram wall = new Histogram(SIGNIFICANT_DIGITS);
        private double wallSum;
        private double cpuSum;

        void add(long wallNanos, long cpuNanos) {
            wall.recordValue(wallNanos);
            wallSum += wallNanos;
            cpuSum += cpuNanos;
        }

        long count() {
            return wall.getTotalCount();
        }
    }

    /**
     * Forgets what it heard, and measures its own cost anew: the code around it may be compiled by now.
     *
     * @param timedStride every how many messages one is timed from now on
     */
    void restart(int timedStride) {
        calibrated();
        // The second time, the code is as warm as it gets.
        cost = calibrated();
        forget();
        stride = timedStride;
    }

    private void forget() {
        tallies.clear();
        messages = 0;
        timedMessages = 0;
        wholeMessages = 0;
        timing = false;
        stamped = 0;
    }

    private Cost calibrated() {
        forget();
        stride = 1;
        long before = clocks.threadCpuNanos();
        for (int message = 0; message < CALIBRATION_MESSAGES; message++) {
            begin();
            for (int step = 0; step < CALIBRATION_STEPS; step++) {
                done(NOTHING);
            }
        }
        begin();
        long after = clocks.threadCpuNanos();
        double inside =
                tallies.values().stream().mapToDouble(tally -> tally.cpuSum).sum();
        return new Cost(tallies.get(NOTHING).wall.getValueAtPercentile(50), (after - before - inside) / messages);
    }

    @Override
    public void begin() {
        if (timing) {
            stepping = true;
            done(wholeOnly() ? WHOLE : LOOP);
            tally();
        }
        timing = messages++ % stride == 0;
        if (timing) {
            timedMessages++;
            if (wholeOnly()) {
                wholeMessages++;
            }
            stepping = !wholeOnly();
            stamped = 0;
            stamp(0);
        }
    }

    /** Every second timed message is timed from begin to begin alone: what its steps' stamps cost shows beside it. */
    private boolean wholeOnly() {
        return timedMessages % 2 == 0;
    }

    @Override
    public void done(Step step) {
        if (timing && stepping && stamped < MOST_STEPS) {
            steps[stamped] = step;
            stamp(++stamped);
        }
    }

    private void stamp(int index) {
        stepEnds[index] = System.nanoTime();
        cpuStamps[index] = clocks.threadCpuNanos();
        stepStarts[index] = System.nanoTime();
    }

    private void tally() {
        for (int i = 0; i < stamped; i++) {
            tallies.computeIfAbsent(steps[i], first -> new Tally())
                    .add(stepEnds[i + 1] - stepStarts[i], cpuStamps[i + 1] - cpuStamps[i]);
        }
    }

    /** No message follows: the last one has no time behind it, and is not counted. */
    void end() {
        timing = false;
    }

    /** Messages whose steps were timed. */
    long timedMessages() {
        return timedMessages - wholeMessages;
    }

    /** Wall time that the clocks add to a step. */
    double clockNanos() {
        return cost.wallNanos;
    }

    /** Times per step, the clocks' cost subtracted, in the order of their first occurrence. */
    List<StepSummary> steps() {
        List<StepSummary> summaries = new ArrayList<>();
        tallies.forEach((step, tally) -> {
            if (!step.equals(LOOP) && !step.equals(WHOLE)) {
                summaries.add(new StepSummary(step.id(), summary(tally)));
            }
        });
        return summaries;
    }

    private TimeSummary summary(Tally tally) {
        return new TimeSummary(
                tally.count(),
                tally.wall.getValueAtPercentile(50) - cost.wallNanos,
                tally.wallSum / tally.count() - cost.wallNanos,
                tally.wall.getValueAtPercentile(90) - cost.wallNanos,
                tally.wall.getValueAtPercentile(99) - cost.wallNanos);
    }

    /**
     * CPU time of the window by step, scaled from the timed messages to all; last, what the instrument took itself.
     *
     * <p>A stamp costs more in the loop, where messages fill the caches, than in any trial. So its cost is what messages
     * with all their stamps took longer than messages with the first and last alone. Empty when the window was too short
     * for either.
     */
    List<CpuPart> loopParts() {
        List<CpuPart> parts = new ArrayList<>();
        Tally whole = tallies.getOrDefault(WHOLE, new Tally());
        Tally loop = tallies.getOrDefault(LOOP, new Tally());
        if (whole.count() == 0 || loop.count() == 0) {
            return List.of();
        }
        double stampNanos = stampNanos(whole, loop);
        double messagesPerTimed = (double) messages / loop.count();
        long stamps = whole.count();
        for (Map.Entry<Step, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            if (!entry.getKey().equals(WHOLE)) {
                double stepNanos = tally.cpuSum - tally.count() * stampNanos;
                parts.add(new CpuPart(entry.getKey().id(), stepNanos * messagesPerTimed));
                stamps += tally.count();
            }
        }
        parts.add(new CpuPart("instrument", stamps * stampNanos + timedMessages * cost.tallyNanos));
        return parts;
    }

    private double stampNanos(Tally whole, Tally loop) {
        double stepped = 0;
        double stamps = 0;
        for (Map.Entry<Step, Tally> entry : tallies.entrySet()) {
            if (!entry.getKey().equals(WHOLE)) {
                stepped += entry.getValue().cpuSum / loop.count();
                stamps += (double) entry.getValue().count() / loop.count();
            }
        }
        return (stepped - whole.cpuSum / whole.count()) / (stamps - 1);
    }
}
