package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.machine.ThreadCpuTimes;
import io.github.ipcbench.plan.TraceMarkers;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Times steps of a sample of messages, by the wall clock and by the thread's CPU clock. The clocks' own cost is measured
 * over steps that do nothing and subtracted; nothing is clamped, so a step may come out below zero.
 *
 * <p>Reading the clocks around a step slows its neighbours: a lock is held longer, and the other process waits for it
 * more often. So one place of a sampled message is timed: a step, the loop between two messages, or a system call that does
 * nothing. Each place has its turn once in a round, in random order, so as not to beat with anything that repeats.
 */
final class StepProfiler implements WorkerInstrument, StepRecorder {
    /** A prime, so as not to beat with what repeats in the loop: the queue's slots, the socket's depth. */
    private static final int STRIDE = 3;

    /** This many messages leave each step a few hundred timed occurrences; of fewer, every one is sampled. */
    private static final int ENOUGH_MESSAGES = 10_000;

    private static final int CALIBRATION_STEPS = 20_000;
    private static final int SIGNIFICANT_DIGITS = 3;

    /** In this message nothing is timed. */
    private static final int NO_PLACE = -1;

    private final Linux linux;
    /** CPU time of this thread, in nanoseconds. */
    private final LongSupplier cpuClock;

    /** Wall time, in nanoseconds. */
    private final LongSupplier wallClock;

    private final Map<Step, Tally> tallies = new LinkedHashMap<>();

    /** The time between a message's last step and the next message's first one. */
    private Tally loop = new Tally();

    private final Histogram nullCalls = new Histogram(SIGNIFICANT_DIGITS);
    /** Any seed does: the order has only to be none that the loop could keep step with. */
    private final Random random = new Random(1);

    private int stride = 1;
    private int fewestSteps = Integer.MAX_VALUE;
    private int mostSteps;
    /** Places of a message that are timed in turn: its steps, then the loop, then the null call. */
    private int[] places = {0, 1};

    private int turn = places.length;
    private int loopPlace;
    private boolean warmingUp = true;

    private long messages;
    private long timedMessages;
    private int timedPlace = NO_PLACE;
    private int place;
    private long wallAtStart;
    private long cpuAtStart;
    /** What it took to write down what was timed: tens of microseconds a step, as long as that code is interpreted. */
    private long bookkeepingNanos;

    private Cost cost = new Cost(0, 0, 0);
    private ThreadCpuTimes threadsAtStart;

    StepProfiler(Linux linux, CpuClocks clocks) {
        this(linux, clocks::threadCpuNanos, System::nanoTime);
    }

    /** With other clocks, each in nanoseconds. */
    StepProfiler(Linux linux, LongSupplier cpuClock, LongSupplier wallClock) {
        this.linux = linux;
        this.cpuClock = cpuClock;
        this.wallClock = wallClock;
    }

    /**
     * What the instrument itself costs, per step.
     *
     * @param wallNanos inside the step's wall time
     * @param cpuNanos inside the step's CPU time
     * @param totalCpuNanos in all, inside and between steps
     */
    private record Cost(double wallNanos, double cpuNanos, double totalCpuNanos) {}

    /** One step's times: by the wall clock as read, by the CPU clock less what reading the clocks took. */
    private static final class Tally {
        private final Histogram wall = new Histogram(SIGNIFICANT_DIGITS);
        private double wallSum;
        private double cpuSum;

        /**
         * Adds one occurrence. Its CPU time is its wall time unless the thread was off its CPU meanwhile. That is the
         * better clock of the two: reading the CPU clock is a system call, which costs more in the middle of a loop that
         * sweeps the caches than where its cost was found.
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

    @Override
    public StepRecorder steps() {
        return this;
    }

    /** Forgets what it heard, and measures its own cost again: the code around it may be compiled by now. */
    @Override
    public void windowStarts(long windowMessages) throws IOException {
        cost = calibrated();
        stride = windowMessages < ENOUGH_MESSAGES ? 1 : STRIDE;
        setPlaces();
        warmingUp = false;
        turn = places.length;
        tallies.replaceAll((step, heard) -> new Tally());
        loop = new Tally();
        nullCalls.reset();
        bookkeepingNanos = 0;
        messages = 0;
        timedMessages = 0;
        timedPlace = NO_PLACE;
        threadsAtStart = ThreadCpuTimes.now();
    }

    private void setPlaces() {
        loopPlace = mostSteps;
        places = IntStream.rangeClosed(0, nullCallPlace()).toArray();
    }

    private int nullCallPlace() {
        return loopPlace + 1;
    }

    private Cost calibrated() {
        Histogram wall = new Histogram(SIGNIFICANT_DIGITS);
        long cpuSum = 0;
        long before = cpuClock.getAsLong();
        for (int i = 0; i < CALIBRATION_STEPS; i++) {
            startStep();
            wall.recordValue(wallClock.getAsLong() - wallAtStart);
            cpuSum += cpuClock.getAsLong() - cpuAtStart;
        }
        long after = cpuClock.getAsLong();
        return new Cost(
                wall.getValueAtPercentile(50),
                (double) cpuSum / CALIBRATION_STEPS,
                (double) (after - before) / CALIBRATION_STEPS);
    }

    @Override
    public void begin() {
        if (place > 0) {
            fewestSteps = Math.min(fewestSteps, place);
            if (timedPlace == loopPlace) {
                record(loop);
            }
        }
        place = 0;
        timedPlace = messages++ % stride == 0 ? nextPlace() : NO_PLACE;
        if (timedPlace != NO_PLACE) {
            timedMessages++;
        }
        if (timedPlace == nullCallPlace()) {
            timeNullCall();
        } else if (timedPlace == 0) {
            startStep();
        }
    }

    private int nextPlace() {
        if (turn == places.length) {
            // Timed in the warm-up as well: the compiler leaves out what has never run, and a window would pay for that
            // within the steps it times.
            if (warmingUp) {
                setPlaces();
            }
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

    @Override
    public void done(Step step) {
        if (timesStep()) {
            record(tallies.computeIfAbsent(step, first -> new Tally()));
        }
        place++;
        mostSteps = Math.max(mostSteps, place);
        // Which step is a message's last is known only afterwards: each is that might be.
        if (timesStep() || (timedPlace == loopPlace && place >= fewestSteps)) {
            startStep();
        }
    }

    private boolean timesStep() {
        return timedPlace == place && place < loopPlace;
    }

    private void startStep() {
        cpuAtStart = cpuClock.getAsLong();
        wallAtStart = wallClock.getAsLong();
    }

    private void record(Tally tally) {
        long wall = wallClock.getAsLong();
        long cpu = cpuClock.getAsLong();
        long bookkeepingStart = wallClock.getAsLong();
        tally.add(wall - wallAtStart, cpu - cpuAtStart, cost);
        bookkeepingNanos += wallClock.getAsLong() - bookkeepingStart;
    }

    /** All of it is the instrument's own. */
    private void timeNullCall() {
        long bookkeepingStart = wallClock.getAsLong();
        startStep();
        linux.lseek(TraceMarkers.DESCRIPTOR, TraceMarkers.nullCallOffset(0), Linux.SEEK_SET);
        nullCalls.recordValue(wallClock.getAsLong() - wallAtStart);
        bookkeepingNanos += wallClock.getAsLong() - bookkeepingStart;
    }

    @Override
    public Optional<WorkerProfile> windowEnded(WorkerMeasurement measurement) throws IOException {
        List<CpuPart> threads = ThreadCpuTimes.now().since(threadsAtStart).entrySet().stream()
                .map(entry -> new CpuPart(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
                .toList();
        return Optional.of(new WorkerProfile(
                measurement,
                messages,
                timedMessages,
                cost.wallNanos,
                nullCallNanos(),
                stepSummaries(),
                loopParts(),
                threads));
    }

    /** Median wall time of the calls that do nothing, the clock's subtracted; empty when none had its turn. */
    private OptionalDouble nullCallNanos() {
        return nullCalls.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(nullCalls.getValueAtPercentile(50) - cost.wallNanos);
    }

    /** Times per step, the clocks' cost subtracted. */
    private List<StepSummary> stepSummaries() {
        List<StepSummary> summaries = new ArrayList<>();
        tallies.forEach((step, tally) -> {
            if (tally.count() > 0) {
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
    private List<CpuPart> loopParts() {
        if (timedMessages == 0) {
            return List.of();
        }
        List<CpuPart> parts = new ArrayList<>();
        double scale = (double) messages / timedMessages * places.length;
        long timings = loop.count();
        for (Map.Entry<Step, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            parts.add(new CpuPart(entry.getKey().id(), tally.cpuSum * scale));
            timings += tally.count();
        }
        parts.add(new CpuPart("loop", loop.cpuSum * scale));
        parts.add(new CpuPart("instrument", timings * cost.totalCpuNanos + bookkeepingNanos));
        return parts;
    }
}
