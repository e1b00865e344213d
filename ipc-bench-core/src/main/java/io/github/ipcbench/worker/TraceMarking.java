package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.TraceMarkers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;

/**
 * Delimits the window for a tracer, and shows it before each message what a call that does nothing costs. The sender leaves
 * the receiver time for the message before: else one end, slow under its tracer, makes the other wait in its calls.
 */
final class TraceMarking implements WorkerInstrument, StepRecorder {
    /** More than a receiver's ten or so traced calls take. */
    private static final long GAP_NANOS = 1_000_000;

    private final Linux linux;
    private final long gapNanos;
    private int nullCalls;
    private boolean inLoop;

    TraceMarking(Linux linux, Side side) {
        this.linux = linux;
        this.gapNanos = side == Side.SENDER ? GAP_NANOS : 0;
    }

    @Override
    public StepRecorder steps() {
        return this;
    }

    @Override
    public void loopStarts() {
        mark(TraceMarkers.WINDOW_START_OFFSET);
        nullCalls = 0;
        inLoop = true;
    }

    @Override
    public void begin() {
        if (inLoop) {
            stayAwake(gapNanos);
            mark(TraceMarkers.nullCallOffset(nullCalls++));
        }
    }

    @Override
    public void done(Step step) {
        // The tracer sees it.
    }

    @Override
    public void loopEnded() {
        inLoop = false;
        mark(TraceMarkers.WINDOW_END_OFFSET);
    }

    /** Asleep it would make calls, and find its caches cold. */
    private static void stayAwake(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    private void mark(long offset) {
        linux.lseek(TraceMarkers.DESCRIPTOR, offset, Linux.SEEK_SET);
    }
}
