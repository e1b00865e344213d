package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.protocol.StepSeries;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.transport.Step;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class StepProfilerTest {
    private final CpuClocks clocks = new CpuClocks(Linux.ofThisProcess());
    private final StepProfiler profiler = new StepProfiler(clocks, Besides.undisturbed(Linux.ofThisProcess()));

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
        profiler.restart(new StepProfiler.Sample(5, false));
        moveMessages(101);

        // Timed are messages 0, 5, … 100.
        assertThat(profiler.timedMessages()).isEqualTo(21);
        assertThat(profiler.steps()).extracting(StepSummary::step).containsExactly("open", "close");
        assertThat(profiler.steps().get(0).times().count()).isEqualTo(21);
        assertThat(profiler.steps().get(1).times().count()).isEqualTo(42);
    }

    @Test
    void thePartsOfTheLoopAreTheStepsTheLoopItselfAndTheInstrument() {
        profiler.restart(new StepProfiler.Sample(1, false));
        moveMessages(1000);

        assertThat(profiler.loopParts())
                .extracting(CpuPart::name)
                .containsExactly("open", "close", "loop", "instrument");
        assertThat(profiler.clockNanos()).isPositive();
    }

    /** Half a millisecond, far longer than a step here: were it timed, it would be in every one. */
    @Test
    void aStopComesBeforeEachTimedStepAndIsNotTimed() {
        AtomicInteger stops = new AtomicInteger();
        StepProfiler stopped = new StepProfiler(clocks, Besides.stoppedBy(Linux.ofThisProcess(), () -> {
            stops.incrementAndGet();
            spin(500_000);
        }));
        stopped.timeNullCalls(3);
        assertThat(stops).hasValue(3);
        assertThat(stopped.nullCallNanos().orElseThrow()).isLessThan(250_000);

        for (int message = 0; message < 10; message++) {
            stopped.begin();
            stopped.done(Step.OPEN);
            stopped.done(Step.CLOSE);
        }

        assertThat(stops)
                .as("before open, close and the loop itself, and before the null call of each")
                .hasValue(3 + 10 * 3 * 2);
        assertThat(stopped.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.times().medianNanos()).isLessThan(250_000))
                .allSatisfy(step ->
                        assertThat(step.medianAboveNullNanos().orElseThrow()).isLessThan(250_000));
        assertThat(stopped.nullCallNanos().orElseThrow())
                .as("those before steps, too")
                .isLessThan(250_000);
    }

    @Test
    void aNullCallOfItsOwnComesBeforeEachStepUnlessOneStepIsTimedAtATime() {
        profiler.restart(new StepProfiler.Sample(1, false));
        moveMessages(5);
        assertThat(profiler.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.medianAboveNullNanos()).isPresent());

        profiler.restart(new StepProfiler.Sample(1, true));
        moveMessages(20);
        assertThat(profiler.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.medianAboveNullNanos()).isEmpty());
        assertThat(profiler.nullCallNanos()).isEmpty();
    }

    @Test
    void ofStepsThatAMessageHasOnceEveryOccurrenceIsKept() {
        profiler.restart(StepProfiler.Sample.EVERY_STEP);
        moveMessages(5);
        assertThat(profiler.series()).extracting(StepSeries::step).containsExactly("open");
        assertThat(profiler.series().get(0).aboveNullNanos()).hasSize(5);

        profiler.restart(new StepProfiler.Sample(1, true));
        moveMessages(20);
        assertThat(profiler.series()).isEmpty();
    }

    @Test
    void aRestartForgetsWhatWasHeardBefore() {
        profiler.restart(new StepProfiler.Sample(1, false));
        moveMessages(100);
        profiler.restart(new StepProfiler.Sample(1, false));

        assertThat(profiler.steps()).isEmpty();
        assertThat(profiler.timedMessages()).isZero();
    }

    @Test
    void aWindowWithoutMessagesHasNoParts() {
        profiler.restart(new StepProfiler.Sample(11, false));

        assertThat(profiler.loopParts()).isEmpty();
        assertThat(profiler.steps()).isEmpty();
    }

    @Test
    void stepByStepEachStepOfTheSampledMessagesHasItsTurnEquallyOften() {
        profiler.restart(new StepProfiler.Sample(1, false));
        moveMessages(1);
        profiler.restart(new StepProfiler.Sample(3, true));
        // Sampled are 40; three steps and the loop have their turn in 10 of them each.
        moveMessages(3 * 40);

        assertThat(profiler.timedMessages()).isEqualTo(40);
        assertThat(profiler.steps()).extracting(StepSummary::step).containsExactly("open", "close");
        assertThat(profiler.steps().get(0).times().count()).isEqualTo(10);
        assertThat(profiler.steps().get(1).times().count()).isEqualTo(20);
    }

    @Test
    void stepByStepThePartsStandForAllMessages() {
        profiler.restart(new StepProfiler.Sample(1, false));
        moveMessagesOf100Micros(1);
        profiler.restart(new StepProfiler.Sample(1, true));
        long before = clocks.threadCpuNanos();
        moveMessagesOf100Micros(300);
        long whole = clocks.threadCpuNanos() - before;

        double parts = profiler.loopParts().stream().mapToDouble(CpuPart::nanos).sum();
        assertThat(profiler.loopParts())
                .extracting(CpuPart::name)
                .containsExactly("open", "close", "loop", "instrument");
        // A step forgotten, or one counted twice, would be a third of it.
        assertThat(parts).isBetween(0.8 * whole, 1.2 * whole);
    }

    private void moveMessagesOf100Micros(int messages) {
        for (int i = 0; i < messages; i++) {
            spin(33_000);
            profiler.begin();
            spin(33_000);
            profiler.done(Step.OPEN);
            spin(33_000);
            profiler.done(Step.CLOSE);
        }
    }

    /** Of the thread's own CPU time: a preempted spin is as long as any other. */
    private void spin(long nanos) {
        long end = clocks.threadCpuNanos() + nanos;
        while (clocks.threadCpuNanos() < end) {
            Thread.onSpinWait();
        }
    }
}
