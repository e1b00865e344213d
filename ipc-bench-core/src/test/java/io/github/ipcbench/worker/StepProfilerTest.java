package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.Step;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class StepProfilerTest {
    private static final WorkerMeasurement WINDOW = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);

    /** Three steps, the loop and the null call. */
    private static final int PLACES = 5;

    private static final Linux LINUX = Linux.ofThisProcess();

    private final CpuClocks clocks = new CpuClocks(LINUX);
    private final StepProfiler profiler = new StepProfiler(LINUX, clocks);

    private void moveMessages(int messages) {
        for (int i = 0; i < messages; i++) {
            profiler.begin();
            profiler.done(Step.OPEN);
            profiler.done(Step.CLOSE);
            profiler.done(Step.CLOSE);
        }
    }

    /** After a warm-up. */
    private WorkerProfile profile(int messages, Runnable loop) throws Exception {
        profiler.windowStarts(messages);
        profiler.loopStarts();
        loop.run();
        profiler.loopEnded();
        return profiler.windowEnded(WINDOW).orElseThrow();
    }

    @Test
    void eachStepOfTheSampledMessagesTheLoopAndTheNullCallHaveTheirTurnEquallyOften() throws Exception {
        moveMessages(10);
        WorkerProfile profile = profile(10 * PLACES, () -> moveMessages(10 * PLACES));

        assertThat(profile.messages()).isEqualTo(10 * PLACES);
        assertThat(profile.timedMessages()).isEqualTo(10 * PLACES);
        assertThat(counts(profile)).isEqualTo(Map.of("open", 10L, "close", 20L));
        assertThat(profile.nullCallNanos()).isPresent();
        assertThat(profile.clockNanos()).isPositive();
    }

    @Test
    void ofManyMessagesEveryThirdIsSampled() throws Exception {
        moveMessages(10);

        assertThat(profile(10_000, () -> moveMessages(3 * PLACES)).timedMessages())
                .isEqualTo(PLACES);
    }

    @Test
    void aWindowKnowsNothingOfTheOneBefore() throws Exception {
        moveMessages(10);
        profile(100, () -> moveMessages(100));
        WorkerProfile second = profile(PLACES, () -> moveMessages(PLACES));

        assertThat(second.messages()).isEqualTo(PLACES);
        assertThat(second.timedMessages()).isEqualTo(PLACES);
        assertThat(counts(second)).isEqualTo(Map.of("open", 1L, "close", 2L));
    }

    private static Map<String, Long> counts(WorkerProfile profile) {
        return profile.steps().stream()
                .collect(
                        Collectors.toMap(StepSummary::step, step -> step.times().count()));
    }

    @Test
    void thePartsOfTheLoopStandForAllMessages() throws Exception {
        moveMessagesOf100Micros(10);
        long[] whole = new long[1];
        WorkerProfile profile = profile(300, () -> {
            long before = clocks.threadCpuNanos();
            moveMessagesOf100Micros(300);
            whole[0] = clocks.threadCpuNanos() - before;
        });

        double parts = profile.loopParts().stream().mapToDouble(CpuPart::nanos).sum();
        assertThat(profile.loopParts())
                .extracting(CpuPart::name)
                .containsExactlyInAnyOrder("open", "close", "loop", "instrument")
                .endsWith("loop", "instrument");
        // A step forgotten, or one counted twice, would be a third of it.
        assertThat(parts).isBetween(0.8 * whole[0], 1.2 * whole[0]);
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
