package io.github.ipcbench.worker;

import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.protocol.StepSeries;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSamples;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Times steps of a sample of messages, by the wall clock and by the thread's CPU clock. The clocks' own cost is measured
 * over steps that do nothing and subtracted; nothing is clamped, so a step may come out below zero.
 *
 * <p>Reading the clocks around a step slows its neighbours: a lock is held longer, and the other process waits for it
 * more often. So at full speed one step of a message is timed at a time: in each round of sampled messages each step
 * has its turn once, in an order drawn anew, so as not to beat with anything that repeats.
 *
 * <p>Messages that are few and far between have all their steps timed, and right before each step a call that does
 * nothing, the same way: what it takes to get into the kernel and back is dearer where caches are cold, and differs from
 * place to place in a message. Before either the native functions' way is brought into the caches: a tracer does not see it,
 * and it is no part of what a call costs.
 */
final class StepProfiler implements StepRecorder {
    /** The time between a message's last step and the next message's first one. */
    private static final Step LOOP = new Step("loop");

    /** A call that does nothing, timed as a step is. */
    private static final Step NULL_CALL = new Step("null call");

    private static final int CALIBRATION_STEPS = 20_000;
    private static final int SIGNIFICANT_DIGITS = 3;

    /** Places of steps in a message that are timed all; no place of its own. */
    private static final int EVERY_PLACE = -1;

    /** In this message nothing is timed. */
    private static final int NO_PLACE = -2;

    private final CpuClocks clocks;
    private final Besides besides;
    private final Map<Step, Tally> tallies = new LinkedHashMap<>();
    private final Histogram nullCalls = new Histogram(SIGNIFICANT_DIGITS);
    private long nullCallBeforeStep;
    /** Any seed does: the order has only to be none that the loop could keep step with. */
    private final Random random = new Random(1);

    private Sample sample = new Sample(1, false);
    private int fewestSteps = Integer.MAX_VALUE;
    private int mostSteps = 1;
    private int[] places = {0};
    private int turn;

    private long messages;
    private long timedMessages;
    private int timedPlace = NO_PLACE;
    private int place;
    private long wallAtStart;
    private long cpuAtStart;
    /** What it took to write down what was timed: tens of microseconds a step, as long as that code is interpreted. */
    private long bookkeepingNanos;

    private Cost cost = new Cost(0, 0, 0);

    StepProfiler(CpuClocks clocks, Besides besides) {
        this.clocks = clocks;
        this.besides = besides;
    }

    /**
     * Which steps are timed.
     *
     * @param stride every how many messages one is sampled
     * @param stepByStep whether one step of a sampled message is timed, or all of them
     */
    record Sample(int stride, boolean stepByStep) {
        static final Sample EVERY_STEP = new Sample(1, false);
    }

    /**
     * What the instrument itself costs, per step.
     *
     * @param wallNanos inside the step's wall time
     * @param cpuNanos inside the step's CPU time
     * @param totalCpuNanos in all, inside and between steps
     */
    private record Cost(double wallNanos, double cpuNanos, double totalCpuNanos) {}

    /**
     * One step's times: by the wall clock as read, by the CPU clock less what reading the clocks took; and what each took
     * beyond the null call right before it.
     */
    private static final class Tally {
        private final Histogram wall = new Histogram(SIGNIFICANT_DIGITS);
        private final TimeSamples aboveNull = new TimeSamples();
        private double wallSum;
        private double cpuSum;

        /**
         * Adds one occurrence. Its CPU time is its wall time unless the thread was off its CPU meanwhile. That is the
         * better clock of the two: reading the CPU clock takes a system call, dearer in the midst of a loop that sweeps
         * the caches than where its cost was found.
         */
        void add(long wallNanos, long cpuNanos, Cost cost) {
            wall.recordValue(wallNanos);
            wallSum += wallNanos;
            cpuSum += Math.min(wallNanos - cost.wallNanos, cpuNanos - cost.cpuNanos);
        }

        long count() {
            return wall.getTotalCount();
        }
    }

    /** Forgets what it heard, and measures its own cost anew: the code around it may be compiled by now. */
    void restart(Sample newSample) {
        cost = calibrated();
        sample = newSample;
        // The loop's own time has the last place.
        places = IntStream.rangeClosed(0, mostSteps).toArray();
        turn = places.length;
        // The steps keep the order in which they were first heard of, which is that of the warm-up's messages.
        tallies.replaceAll((step, heard) -> new Tally());
        nullCalls.reset();
        bookkeepingNanos = 0;
        messages = 0;
        timedMessages = 0;
        timedPlace = NO_PLACE;
    }

    private Cost calibrated() {
        Histogram wall = new Histogram(SIGNIFICANT_DIGITS);
        long cpuSum = 0;
        long before = clocks.threadCpuNanos();
        for (int i = 0; i < CALIBRATION_STEPS; i++) {
            readClocks();
            wall.recordValue(System.nanoTime() - wallAtStart);
            cpuSum += clocks.threadCpuNanos() - cpuAtStart;
        }
        long after = clocks.threadCpuNanos();
        return new Cost(
                wall.getValueAtPercentile(50),
                (double) cpuSum / CALIBRATION_STEPS,
                (double) (after - before) / CALIBRATION_STEPS);
    }

    @Override
    public void begin() {
        if (place > 0) {
            fewestSteps = Math.min(fewestSteps, place);
            if (timesLoop()) {
                record(LOOP);
            }
        }
        place = 0;
        timedPlace = messages++ % sample.stride() == 0 ? nextPlace() : NO_PLACE;
        if (timedPlace != NO_PLACE) {
            timedMessages++;
        }
        if (timedPlace == EVERY_PLACE) {
            startStepAfterNullCall();
        } else if (timedPlace == 0) {
            startStep();
        }
    }

    private int nextPlace() {
        if (!sample.stepByStep()) {
            return EVERY_PLACE;
        }
        if (turn == places.length) {
            shuffle();
            turn = 0;
        }
        return places[turn++];
    }

    private void shuffle() {
        for (int last = places.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = places[last];
            places[last] = places[other];
            places[other] = swapped;
        }
    }

    private boolean timesLoop() {
        return timedPlace == EVERY_PLACE || timedPlace == places.length - 1;
    }

    @Override
    public void done(Step step) {
        boolean every = timedPlace == EVERY_PLACE;
        if (every || (timedPlace == place && !timesLoop())) {
            record(step);
        }
        place++;
        mostSteps = Math.max(mostSteps, place);
        // Which step is a message's last is known only afterwards: each is that might be.
        if (every) {
            startStepAfterNullCall();
        } else if (timesLoop() ? place >= fewestSteps : timedPlace == place) {
            startStep();
        }
    }

    private void record(Step step) {
        long wall = System.nanoTime();
        long cpu = clocks.threadCpuNanos();
        if (step.equals(NULL_CALL)) {
            nullCallBeforeStep = wall - wallAtStart;
            nullCalls.recordValue(nullCallBeforeStep);
            return;
        }
        long bookkeepingStart = System.nanoTime();
        Tally tally = tallies.computeIfAbsent(step, first -> new Tally());
        tally.add(wall - wallAtStart, cpu - cpuAtStart, cost);
        if (timedPlace == EVERY_PLACE) {
            tally.aboveNull.add(wall - wallAtStart - nullCallBeforeStep);
        }
        bookkeepingNanos += System.nanoTime() - bookkeepingStart;
    }

    private void startStepAfterNullCall() {
        timeNullCall();
        besides.stop().run();
        besides.rehearsal().run();
        readClocks();
    }

    private void startStep() {
        besides.stop().run();
        readClocks();
    }

    private void readClocks() {
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

    /** Times calls that do nothing, between messages or after them all. */
    void timeNullCalls(int count) {
        for (int call = 0; call < count; call++) {
            timeNullCall();
        }
    }

    /** By the very code that times a step: what of it is not in the caches adds to both. */
    private void timeNullCall() {
        besides.stop().run();
        besides.rehearsal().run();
        readClocks();
        besides.nullCall().run();
        record(NULL_CALL);
    }

    /** Median wall time of all such calls, the clock's subtracted; empty when none was made. */
    OptionalDouble nullCallNanos() {
        return nullCalls.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(nullCalls.getValueAtPercentile(50) - cost.wallNanos);
    }

    /** Times per step, the clocks' cost subtracted, in the order of their first occurrence. */
    List<StepSummary> steps() {
        List<StepSummary> summaries = new ArrayList<>();
        tallies.forEach((step, tally) -> {
            if (!step.equals(LOOP) && tally.count() > 0) {
                summaries.add(new StepSummary(step.id(), summary(tally), medianAboveNull(tally)));
            }
        });
        return summaries;
    }

    /** The clock's cost is in both, and so in neither. */
    private static OptionalDouble medianAboveNull(Tally tally) {
        return tally.aboveNull.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(tally.aboveNull.summary().medianNanos());
    }

    /**
     * The steps that had a null call before each of their occurrences, one by one; those only that a message has once, so that
     * the series are message by message, and fit into a control message however many descriptors are closed.
     */
    List<StepSeries> series() {
        List<StepSeries> series = new ArrayList<>();
        tallies.forEach((step, tally) -> {
            boolean onceAMessage = !tally.aboveNull.isEmpty() && tally.count() <= timedMessages;
            if (onceAMessage && !step.equals(LOOP)) {
                series.add(new StepSeries(step.id(), tally.aboveNull.inOrder()));
            }
        });
        return series;
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
        if (timedMessages == 0) {
            return List.of();
        }
        List<CpuPart> parts = new ArrayList<>();
        double scale = (double) messages / timedMessages * (sample.stepByStep() ? places.length : 1);
        long steps = 0;
        for (Map.Entry<Step, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            parts.add(new CpuPart(entry.getKey().id(), tally.cpuSum * scale));
            steps += tally.count();
        }
        parts.add(new CpuPart("instrument", steps * cost.totalCpuNanos + bookkeepingNanos));
        return parts;
    }
}
