package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.transport.Step;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class StepProfilerTest {
    private static final WorkerMeasurement WINDOW = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);

    /** Three steps, the loop and the null call. */
    private static final int PLACES = 5;

    private static final Linux LINUX = Linux.ofThisProcess();

    private final StepProfiler profiler = new StepProfiler(LINUX, new CpuClocks(LINUX));

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

    /** What the compiler has not seen run is slow when it does. */
    @Test
    void stepsAreTimedInTheWarmUpAsInTheWindow() throws Exception {
        int[] reads = new int[1];
        LongSupplier clock = () -> ++reads[0];
        StepProfiler timed = new StepProfiler(LINUX, clock, clock);
        // Of its first messages it learns how many steps there are.
        readsWithinOpen(timed, 10, reads);
        int inWarmUp = readsWithinOpen(timed, 40, reads);
        timed.windowStarts(40);

        assertThat(inWarmUp).isPositive().isEqualTo(readsWithinOpen(timed, 40, reads));
    }

    private static int readsWithinOpen(StepProfiler timed, int messages, int[] reads) {
        int within = 0;
        for (int i = 0; i < messages; i++) {
            timed.begin();
            int before = reads[0];
            timed.done(Step.OPEN);
            within += reads[0] - before;
            timed.done(Step.CLOSE);
        }
        return within;
    }

    /** By clocks that only the messages and the reading itself move: no stall of the machine is in the sums. */
    @Test
    void thePartsOfTheLoopAreAllOfIt() throws Exception {
        long[] now = new long[1];
        LongSupplier clock = () -> now[0] += 40;
        StepProfiler timed = new StepProfiler(LINUX, clock, clock);
        move(timed, 10, now);
        timed.windowStarts(300);
        long before = now[0];
        move(timed, 300, now);
        long whole = now[0] - before;
        WorkerProfile profile = timed.windowEnded(WINDOW).orElseThrow();

        assertThat(profile.loopParts())
                .extracting(CpuPart::name)
                .containsExactlyInAnyOrder("open", "close", "loop", "instrument")
                .endsWith("loop", "instrument");
        assertThat(profile.loopParts().stream().mapToDouble(CpuPart::nanos).sum())
                .isCloseTo((double) whole, withinPercentage(1));
        assertThat(profile.loopParts())
                .filteredOn(part -> part.name().equals("close"))
                .singleElement()
                .extracting(CpuPart::nanos, DOUBLE)
                .isCloseTo(300 * 50_000, withinPercentage(1));
    }

    private static void move(StepProfiler timed, int messages, long[] now) {
        for (int i = 0; i < messages; i++) {
            now[0] += 20_000;
            timed.begin();
            now[0] += 30_000;
            timed.done(Step.OPEN);
            now[0] += 50_000;
            timed.done(Step.CLOSE);
        }
    }
}
