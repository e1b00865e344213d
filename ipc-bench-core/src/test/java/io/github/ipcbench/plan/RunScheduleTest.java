package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.PlanExamples.FILE;
import static io.github.ipcbench.plan.PlanExamples.MMAP_RELAXED;
import static io.github.ipcbench.plan.PlanExamples.SOCKET;
import static io.github.ipcbench.plan.RunOrder.ALTERNATING;
import static io.github.ipcbench.plan.RunOrder.SHUFFLED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunScheduleTest {
    private static final List<Mode> MODES = List.of(SOCKET, FILE, MMAP_RELAXED);

    @Test
    void runsAlternateBetweenTheModesInTheOrderOfThePlan() {
        assertThat(RunSchedule.of(List.of(SOCKET, FILE), 2, ALTERNATING, 1))
                .containsExactly(
                        new ScheduledRun(0, 0, SOCKET),
                        new ScheduledRun(1, 0, FILE),
                        new ScheduledRun(2, 1, SOCKET),
                        new ScheduledRun(3, 1, FILE));
    }

    @Test
    void shufflingMovesModesAboutWithinBlocks() {
        List<ScheduledRun> runs = RunSchedule.of(MODES, 20, SHUFFLED, 1);

        assertThat(firstModes(runs)).containsAll(MODES);
    }

    @Test
    void anotherSeedIsAnotherOrder() {
        assertThat(RunSchedule.of(MODES, 20, SHUFFLED, 1)).isNotEqualTo(RunSchedule.of(MODES, 20, SHUFFLED, 2));
    }

    @Property
    void everyBlockHoldsEveryModeOnce(
            @ForAll @IntRange(min = 1, max = 8) int modeCount,
            @ForAll @IntRange(min = 1, max = 30) int blocks,
            @ForAll RunOrder order,
            @ForAll long seed) {
        List<Mode> modes = modes(modeCount);

        List<ScheduledRun> runs = RunSchedule.of(modes, blocks, order, seed);

        assertThat(runs).hasSize(modeCount * blocks);
        for (int block = 0; block < blocks; block++) {
            int number = block;
            assertThat(runs.subList(block * modeCount, (block + 1) * modeCount))
                    .allMatch(run -> run.block() == number)
                    .extracting(ScheduledRun::mode)
                    .containsExactlyInAnyOrderElementsOf(modes);
        }
    }

    @Property
    void indexesCountTheRunsInOrder(@ForAll RunOrder order, @ForAll long seed) {
        assertThat(RunSchedule.of(MODES, 7, order, seed))
                .extracting(ScheduledRun::index)
                .containsExactlyElementsOf(IntStream.range(0, 21).boxed().collect(Collectors.toList()));
    }

    @Property
    void theSeedDecidesTheShuffledOrder(@ForAll long seed) {
        assertThat(RunSchedule.of(MODES, 10, SHUFFLED, seed)).isEqualTo(RunSchedule.of(MODES, 10, SHUFFLED, seed));
    }

    @Property
    void theFirstBlocksDoNotDependOnHowManyFollow(@ForAll RunOrder order, @ForAll long seed) {
        assertThat(RunSchedule.of(MODES, 10, order, seed).subList(0, 12))
                .isEqualTo(RunSchedule.of(MODES, 4, order, seed));
    }

    @Property
    void everyBlockHoldsTheCheckedModeOncePerPurposeAndTheOthersOnce(
            @ForAll @IntRange(min = 1, max = 30) int blocks, @ForAll RunOrder order, @ForAll long seed) {
        List<ScheduledRun> runs = RunSchedule.of(MODES, Optional.of(FILE), blocks, order, seed);

        assertThat(runs).hasSize(5 * blocks);
        for (int block = 0; block < blocks; block++) {
            assertThat(runs.subList(5 * block, 5 * block + 5))
                    .extracting(ScheduledRun::title)
                    .containsExactlyInAnyOrder("socket", "file", "file again", "file, delayed", "mmap-relaxed");
        }
    }

    @Test
    void inSixBlocksTheThreeRunsOfTheCheckedModeStandInEveryOrderOnce() {
        List<ScheduledRun> runs = RunSchedule.of(MODES, Optional.of(SOCKET), 6, ALTERNATING, 1);

        assertThat(IntStream.range(0, 6)
                        .mapToObj(block -> runs.subList(5 * block, 5 * block + 3).stream()
                                .map(ScheduledRun::purpose)
                                .toList()))
                .doesNotHaveDuplicates()
                .allSatisfy(purposes -> assertThat(purposes).containsExactlyInAnyOrder(RunPurpose.values()));
        for (RunPurpose purpose : RunPurpose.values()) {
            assertThat(runs.subList(0, 15).stream()
                            .filter(run -> run.mode().equals(SOCKET) && run.purpose() == purpose)
                            .map(run -> run.index() % 5))
                    .containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    private static List<Mode> firstModes(List<ScheduledRun> runs) {
        return runs.stream()
                .filter(run -> run.index() % MODES.size() == 0)
                .map(ScheduledRun::mode)
                .toList();
    }

    private static List<Mode> modes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Mode("mode-" + number, "mode", true))
                .toList();
    }
}
