package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.host.CpuClocks;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.transport.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepProfilerTest {
    private final CpuClocks clocks = new CpuClocks();
    private final StepProfiler profiler = new StepProfiler(clocks);

    @AfterEach
    void closeTheClocks() {
        clocks.close();
    }

    private void moveMessages(int messages) {
        for (int i = 0; i < messages; i++) {
            profiler.begin();
            profiler.done(Step.OPEN);
            profiler.done(Step.CLOSE);
            profiler.done(Step.CLOSE);
        }
    }

    @Test
    void ofEveryStrideThMessageTheStepsAreTimed() {
        profiler.restart(5);
        moveMessages(101);

        // Timed are messages 0, 5, … 100.
        assertThat(profiler.timedMessages()).isEqualTo(21);
        assertThat(profiler.steps()).extracting(StepSummary::step).containsExactly("open", "close");
        assertThat(profiler.steps().get(0).times().count()).isEqualTo(21);
        assertThat(profiler.steps().get(1).times().count()).isEqualTo(42);
    }

    @Test
    void thePartsOfTheLoopAreTheStepsTheLoopItselfAndTheInstrument() {
        profiler.restart(1);
        moveMessages(1000);

        assertThat(profiler.loopParts())
                .extracting(CpuPart::name)
                .containsExactly("open", "close", "loop", "instrument");
        assertThat(profiler.clockNanos()).isPositive();
    }

    @Test
    void aRestartForgetsWhatWasHeardBefore() {
        profiler.restart(1);
        moveMessages(100);
        profiler.restart(1);

        assertThat(profiler.steps()).isEmpty();
        assertThat(profiler.timedMessages()).isZero();
    }

    @Test
    void aWindowWithoutMessagesHasNoParts() {
        profiler.restart(11);

        assertThat(profiler.loopParts()).isEmpty();
        assertThat(profiler.steps()).isEmpty();
    }
}
