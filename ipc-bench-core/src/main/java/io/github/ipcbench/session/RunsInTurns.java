package io.github.ipcbench.session;

import io.github.ipcbench.machine.MachineNoiseSample;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.results.CaseRecord.Voided;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.FloorRecord.Moment;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.WorkerNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Runs of one mode and size that are measured together, one of each variant: their windows are moved in turns, so that a
 * machine that changes its speed from second to second changes it for all. A run alone is moved in one turn. See
 * {@code docs/decisions/0024-windows-in-turns.md}.
 */
final class RunsInTurns implements AutoCloseable {
    /** Turns of a window, where there are several runs: some 25 to 60 ms each. */
    static final int TURNS = 16;

    private final List<Taker> takers = new ArrayList<>();

    private record Taker(ScheduledRun scheduled, Run run, long messages, double delayNanos) {}

    /**
     * What a run measured.
     *
     * @param noise how quiet the machine was meanwhile
     * @param floor absent where it cannot be measured
     * @param delayNanos what the planted delay really cost per message, in a run that has one
     */
    record Measured(
            Run.Window window, Optional<NoiseRecord> noise, Optional<FloorRecord> floor, OptionalDouble delayNanos) {}

    /** One of the runs is void; the others measured nothing that counts. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient ScheduledRun run;
        private final RunVoidedException why;

        private Fault(ScheduledRun run, RunVoidedException why) {
            super(why);
            this.run = run;
            this.why = why;
        }

        ScheduledRun run() {
            return run;
        }

        RunVoidedException why() {
            return why;
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws RunVoidedException, InterruptedException;
    }

    private static <T> T step(Taker taker, Step<T> step) throws Fault, InterruptedException {
        try {
            return step.take();
        } catch (RunVoidedException e) {
            throw new Fault(taker.scheduled, e);
        }
    }

    /**
     * Opens the ends of a run and warms its workers up. It is closed with the others, whatever comes of it.
     *
     * @param messages of its window
     * @param delayNanos CPU time to be spent on each message besides; 0 for none
     */
    void add(ScheduledRun scheduled, Run run, long messages, double delayNanos) throws Fault, InterruptedException {
        Taker taker = new Taker(scheduled, run, messages, delayNanos);
        takers.add(taker);
        step(taker, () -> {
            try {
                run.configure(delayNanos);
            } catch (ModeUnsupportedException e) {
                String reason = "the mode worked when it was calibrated, and now says " + e.reason();
                throw new RunVoidedException(
                        run.title() + " is void: " + reason, new Voided(reason, Optional.empty()), e);
            }
            return run.warmUp();
        });
    }

    /** Measures all floors, moves all windows, and measures the floors again; in the order in which runs were added. */
    List<Measured> measure(RunFloor runFloor, int payloadBytes) throws Fault, InterruptedException {
        List<Optional<Moment>> before = new ArrayList<>();
        for (Taker taker : takers) {
            before.add(step(taker, () -> runFloor.before(taker.run, payloadBytes)));
        }
        MachineNoiseSample machineBefore = MachineNoiseSample.take();
        List<Run.Window> windows = windows();
        MachineNoise machine = machineBefore.until(MachineNoiseSample.take());
        List<Measured> measured = new ArrayList<>();
        for (int place = 0; place < takers.size(); place++) {
            Taker taker = takers.get(place);
            Optional<Moment> floorBefore = before.get(place);
            OptionalDouble delay = taker.delayNanos > 0
                    ? OptionalDouble.of(step(taker, taker.run::delayNanos))
                    : OptionalDouble.empty();
            Optional<FloorRecord> floor = step(taker, () -> runFloor.after(taker.run, payloadBytes, floorBefore));
            measured.add(new Measured(windows.get(place), noise(windows, place, machine), floor, delay));
        }
        return measured;
    }

    private static Optional<NoiseRecord> noise(List<Run.Window> windows, int place, MachineNoise machine) {
        if (windows.size() == 1) {
            return windows.get(0).noise().map(ends -> new NoiseRecord(ends.sender(), ends.receiver(), machine));
        }
        List<BothEnds<WorkerNoise>> runs =
                windows.stream().flatMap(window -> window.noise().stream()).toList();
        return runs.size() < windows.size()
                ? Optional.empty()
                : Optional.of(new NoiseRecord(
                        runs.get(place).sender(), runs.get(place).receiver(), machine.ofTurns(runs, place)));
    }

    private List<Run.Window> windows() throws Fault, InterruptedException {
        long fewest = takers.stream().mapToLong(Taker::messages).min().orElseThrow();
        int turns = takers.size() == 1 ? 1 : (int) Math.min(TURNS, fewest);
        List<List<Run.Window>> windows = new ArrayList<>();
        takers.forEach(taker -> windows.add(new ArrayList<>()));
        for (int turn = 0; turn < turns; turn++) {
            StartWindow.Part part = part(turn, turns);
            for (int place : order(turn, takers.size())) {
                Taker taker = takers.get(place);
                long messages = taker.messages * (turn + 1) / turns - taker.messages * turn / turns;
                windows.get(place).add(step(taker, () -> taker.run.turn(messages, part)));
            }
        }
        return windows.stream().map(Run.Window::joined).toList();
    }

    /** The order within a turn: A B C, then B C A, then C A B. Of three or more, none has two turns in a row. */
    static List<Integer> order(int turn, int runs) {
        return IntStream.range(turn, turn + runs)
                .map(place -> place % runs)
                .boxed()
                .toList();
    }

    static StartWindow.Part part(int turn, int turns) {
        if (turns == 1) {
            return StartWindow.Part.WHOLE;
        }
        if (turn == 0) {
            return StartWindow.Part.FIRST_TURN;
        }
        return turn == turns - 1 ? StartWindow.Part.LAST_TURN : StartWindow.Part.TURN;
    }

    /** Ends runs that went well. */
    void finish() {
        takers.forEach(taker -> taker.run.finish());
    }

    @Override
    public void close() {
        takers.forEach(taker -> taker.run.close());
    }
}
