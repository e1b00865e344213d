package io.github.ipcbench.plan;

import static io.github.ipcbench.plan.RunOrder.ALTERNATING;
import static io.github.ipcbench.plan.RunOrder.MIRRORED;
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
    private static final Case SOCKET = new Case("socket", 4096, Case.BASE);
    private static final Case FILE = new Case("file", 4096, Case.BASE);
    private static final Case SMALL_FILE = new Case("file", 16, Case.BASE);
    private static final List<Case> CASES = List.of(SOCKET, FILE, SMALL_FILE);

    @Test
    void runsAlternateBetweenTheCasesInTheOrderOfThePlanAndCountFromOne() {
        assertThat(RunSchedule.of(List.of(SOCKET, FILE), 2, ALTERNATING, 1))
                .containsExactly(
                        new ScheduledRun(1, 1, SOCKET),
                        new ScheduledRun(2, 1, FILE),
                        new ScheduledRun(3, 2, SOCKET),
                        new ScheduledRun(4, 2, FILE));
    }

    @Test
    void everySecondMirroredRoundGoesBackwardsSoThatVariantsOfAModeStayNeighbours() {
        Case candidate = new Case("socket", 4096, "candidate");
        assertThat(RunSchedule.of(List.of(SOCKET, candidate, FILE), 3, MIRRORED, 1))
                .extracting(ScheduledRun::key)
                .containsExactly(SOCKET, candidate, FILE, FILE, candidate, SOCKET, SOCKET, candidate, FILE);
    }

    @Test
    void inSixMirroredRoundsTheThreeRunsOfTheCheckedCaseStandInEveryOrderOnce() {
        List<ScheduledRun> runs = RunSchedule.of(CASES, Optional.of(SOCKET), 6, MIRRORED, 1);
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(round -> runs.stream()
                                .filter(run -> run.round() == round && run.key().equals(SOCKET))
                                .map(ScheduledRun::purpose)
                                .toList()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shufflingMovesCasesAboutWithinRounds() {
        List<ScheduledRun> runs = RunSchedule.of(CASES, 20, SHUFFLED, 1);

        assertThat(firstCases(runs)).containsAll(CASES);
    }

    @Test
    void anotherSeedIsAnotherOrder() {
        assertThat(RunSchedule.of(CASES, 20, SHUFFLED, 1)).isNotEqualTo(RunSchedule.of(CASES, 20, SHUFFLED, 2));
    }

    @Property
    void everyRoundHoldsEveryCaseOnce(
            @ForAll @IntRange(min = 1, max = 8) int caseCount,
            @ForAll @IntRange(min = 1, max = 30) int rounds,
            @ForAll RunOrder order,
            @ForAll long seed) {
        List<Case> cases = cases(caseCount);

        List<ScheduledRun> runs = RunSchedule.of(cases, rounds, order, seed);

        assertThat(runs).hasSize(caseCount * rounds);
        for (int round = 1; round <= rounds; round++) {
            int number = round;
            assertThat(runs.subList((round - 1) * caseCount, round * caseCount))
                    .allMatch(run -> run.round() == number)
                    .extracting(ScheduledRun::key)
                    .containsExactlyInAnyOrderElementsOf(cases);
        }
    }

    @Property
    void indexesCountTheRunsInOrder(@ForAll RunOrder order, @ForAll long seed) {
        assertThat(RunSchedule.of(CASES, 7, order, seed))
                .extracting(ScheduledRun::index)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().collect(Collectors.toList()));
    }

    @Property
    void theSeedDecidesTheShuffledOrder(@ForAll long seed) {
        assertThat(RunSchedule.of(CASES, 10, SHUFFLED, seed)).isEqualTo(RunSchedule.of(CASES, 10, SHUFFLED, seed));
    }

    @Property
    void theFirstRoundsDoNotDependOnHowManyFollow(@ForAll RunOrder order, @ForAll long seed) {
        assertThat(RunSchedule.of(CASES, 10, order, seed).subList(0, 12))
                .isEqualTo(RunSchedule.of(CASES, 4, order, seed));
    }

    @Property
    void everyRoundHoldsTheCheckedCaseOncePerPurposeAndTheOthersOnce(
            @ForAll @IntRange(min = 1, max = 30) int rounds, @ForAll RunOrder order, @ForAll long seed) {
        List<ScheduledRun> runs = RunSchedule.of(CASES, Optional.of(FILE), rounds, order, seed);
        CaseNames names = CaseNames.of(CASES);

        assertThat(runs).hasSize(5 * rounds);
        for (int round = 1; round <= rounds; round++) {
            assertThat(runs.subList(5 * (round - 1), 5 * round))
                    .extracting(run -> run.title(names))
                    .containsExactlyInAnyOrder(
                            "socket, 4096 bytes",
                            "file, 4096 bytes",
                            "file, 4096 bytes again",
                            "file, 4096 bytes, delayed",
                            "file, 16 bytes");
        }
    }

    @Test
    void inSixRoundsTheThreeRunsOfTheCheckedCaseStandInEveryOrderOnce() {
        List<ScheduledRun> runs = RunSchedule.of(CASES, Optional.of(SOCKET), 6, ALTERNATING, 1);

        assertThat(IntStream.range(0, 6)
                        .mapToObj(round -> runs.subList(5 * round, 5 * round + 3).stream()
                                .map(ScheduledRun::purpose)
                                .toList()))
                .doesNotHaveDuplicates()
                .allSatisfy(purposes -> assertThat(purposes).containsExactlyInAnyOrder(RunPurpose.values()));
        for (RunPurpose purpose : RunPurpose.values()) {
            assertThat(runs.subList(0, 15).stream()
                            .filter(run -> run.key().equals(SOCKET) && run.purpose() == purpose)
                            .map(run -> run.index() % 5))
                    .containsExactlyInAnyOrder(1, 2, 3);
        }
    }

    private static List<Case> firstCases(List<ScheduledRun> runs) {
        return runs.stream()
                .filter(run -> run.index() % CASES.size() == 1)
                .map(ScheduledRun::key)
                .toList();
    }

    private static List<Case> cases(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Case("mode-" + number, 4096, Case.BASE))
                .toList();
    }
}
