package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.StepRecorder;
import java.io.IOException;
import java.util.Optional;

/** What a worker does in measured windows, apart from moving messages; on the loop thread. */
interface WorkerInstrument {
    /** A headline run's instrument: none. */
    WorkerInstrument NONE = new WorkerInstrument() {};

    static WorkerInstrument of(Instrument instrument, Side side, Linux linux, CpuClocks clocks) {
        return switch (instrument) {
            case NONE -> NONE;
            case STEP_PROFILE -> new StepProfiler(linux, clocks);
            case TRACE_MARKERS -> new TraceMarking(linux, side);
        };
    }

    /** Who hears of each step. */
    default StepRecorder steps() {
        return StepRecorder.NONE;
    }

    /** Before the window's clocks are read. */
    default void windowStarts(long messages) throws IOException {}

    /** Right before the first message. */
    default void loopStarts() {}

    /** Right after the last message. */
    default void loopEnded() {}

    /** After the window's clocks are read; returns what was found in it. */
    default Optional<WorkerProfile> windowEnded(WorkerMeasurement measurement) throws IOException {
        return Optional.empty();
    }
}
