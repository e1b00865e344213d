package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.protocol.ControlMessage.PrepareWindow;
import io.github.ipcbench.protocol.ControlMessage.StartWindow;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.protocol.Pace;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.Step;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class WorkerInstrumentTest {
    private static final WorkerMeasurement WINDOW = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);

    private final CpuClocks clocks = new CpuClocks(Linux.ofThisProcess());
    private final WorkerInstrument profiling =
            WorkerInstrument.of(Instrument.STEP_PROFILE, Linux.ofThisProcess(), clocks);

    private void moveMessage() {
        profiling.steps().begin();
        profiling.steps().done(Step.OPEN);
        profiling.pacedMessageDue();
    }

    private WorkerProfile profile(int messages) throws Exception {
        profiling.windowEnded(WINDOW, messages);
        return profiling.profile().profile();
    }

    /** The other end waits for nobody once the window has begun: whatever takes its time is done before. */
    @Test
    void aWindowThatBeginsKeepsWhatWasPrepared() throws Exception {
        profiling.prepare(new PrepareWindow(2, true));
        moveMessage();
        profiling.windowStarts(new StartWindow(2, true, 1, Optional.of(new Pace(0, 1, 1, 0, 1))));
        moveMessage();

        assertThat(profile(2).timedMessages()).isEqualTo(2);
    }

    @Test
    void preparingForgetsTheWindowBefore() throws Exception {
        profiling.prepare(new PrepareWindow(1, true));
        moveMessage();
        profiling.prepare(new PrepareWindow(1, true));
        profiling.windowStarts(new StartWindow(1, true, 1, Optional.empty()));

        assertThat(profile(1).timedMessages()).isZero();
        assertThat(profile(1).steps()).isEmpty();
    }

    @Test
    void callsThatDoNothingAreTimedBetweenPacedMessagesAndElseAfterThem() throws Exception {
        profiling.prepare(new PrepareWindow(1, true));
        profiling.windowStarts(new StartWindow(1, true, 1, Optional.of(new Pace(0, 1, 1, 0, 1))));
        moveMessage();
        assertThat(profile(1).nullCallNanos()).isPresent();

        profiling.prepare(new PrepareWindow(1, false));
        profiling.windowStarts(new StartWindow(1, true, 1, Optional.empty()));
        assertThat(profile(1).nullCallNanos()).isPresent();
    }
}
