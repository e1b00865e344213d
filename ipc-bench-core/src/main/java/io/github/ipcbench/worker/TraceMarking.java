package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.TraceMarkers;
import io.github.ipcbench.transport.Step;
import io.github.ipcbench.transport.StepRecorder;

/** Delimits the window for a tracer, and shows it before each message what a call that does nothing costs. */
final class TraceMarking implements WorkerInstrument, StepRecorder {
    private final Linux linux;
    private int nullCalls;
    private boolean inLoop;

    TraceMarking(Linux linux) {
        this.linux = linux;
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

    private void mark(long offset) {
        linux.lseek(TraceMarkers.DESCRIPTOR, offset, Linux.SEEK_SET);
    }
}
