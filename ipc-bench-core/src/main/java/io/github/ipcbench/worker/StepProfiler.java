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
 * Times the steps of every so-many-th message, by the wall clock and by the thread's CPU clock. The clocks' own cost is
 * measured over steps that do nothing and subtracted; nothing is clamped, so a step may come out below zero.
 */
final class StepProfiler implements StepRecorder {
    /** The time between a message's last step and the next message's first one. */
    private static final Step LOOP = new Step("loop");

    private static final Step NOTHING = new Step("nothing");
    private static final int CALIBRATION_STEPS = 20_000;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final CpuClocks clocks;
    private final Map<Step, Tally> tallies = new LinkedHashMap<>();
    private int stride = 1;
    private long messages;
    private long timedMessages;
    private boolean timing;
    private long wallAtStart;
    private long cpuAtStart;
    private Cost cost = new Cost(0, 0, 0);

    StepProfiler(CpuClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * What the instrument itself costs, per step.
     *
     * @param wallNanos inside the step's wall time
     * @param cpuNanos inside the step's CPU time
     * @param totalCpuNanos in all, inside and between steps
     */
    private record Cost(double wallNanos, double cpuNanos, double totalCpuNanos) {}

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
        cost = calibrated();
        stride = timedStride;
        tallies.clear();
        messages = 0;
        timedMessages = 0;
        timing = false;
    }

    private Cost calibrated() {
        tallies.clear();
        timing = true;
        long before = clocks.threadCpuNanos();
        startStep();
        for (int i = 0; i < CALIBRATION_STEPS; i++) {
            done(NOTHING);
        }
        long after = clocks.threadCpuNanos();
        Tally nothing = tallies.get(NOTHING);
        return new Cost(
                nothing.wall.getValueAtPercentile(50),
                nothing.cpuSum / nothing.count(),
                (double) (after - before) / nothing.count());
    }

    @Override
    public void begin() {
        if (timing) {
            done(LOOP);
        }
        timing = messages++ % stride == 0;
        if (timing) {
            timedMessages++;
            startStep();
        }
    }

    @Override
    public void done(Step step) {
        if (timing) {
            long wall = System.nanoTime();
            long cpu = clocks.threadCpuNanos();
            tallies.computeIfAbsent(step, first -> new Tally()).add(wall - wallAtStart, cpu - cpuAtStart);
            startStep();
        }
    }

    private void startStep() {
        cpuAtStart = clocks.threadCpuNanos();
        wallAtStart = System.nanoTime();
    }

    long timedMessages() {
        return timedMessages;
    }

    /** Wall time that the clocks add to a step. */
    double clockNanos() {
        return cost.wallNanos;
    }

    /** Times per step, the clocks' cost subtracted, in the order of their first occurrence. */
    List<StepSummary> steps() {
        List<StepSummary> summaries = new ArrayList<>();
        tallies.forEach((step, tally) -> {
            if (!step.equals(LOOP)) {
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

    /** CPU time of the window by step, scaled from the timed messages to all; last, what the instrument took itself. */
    List<CpuPart> loopParts() {
        if (timedMessages == 0 || tallies.isEmpty()) {
            return List.of();
        }
        List<CpuPart> parts = new ArrayList<>();
        double scale = (double) messages / timedMessages;
        long steps = 0;
        for (Map.Entry<Step, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            double stepNanos = tally.cpuSum - tally.count() * cost.cpuNanos;
            parts.add(new CpuPart(entry.getKey().id(), stepNanos * scale));
            steps += tally.count();
        }
        parts.add(new CpuPart("instrument", steps * cost.totalCpuNanos));
        return parts;
    }
}
