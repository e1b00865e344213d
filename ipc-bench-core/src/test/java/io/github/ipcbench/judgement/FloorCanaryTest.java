package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorCanaryTest {
    /** A run whose two ends took half of the floor each. */
    private static RunResult run(int round, Optional<Double> floorNanos) {
        return run(round, 16, floorNanos);
    }

    private static RunResult run(int round, int payloadBytes, Optional<Double> floorNanos) {
        WorkerMeasurement worker = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Optional<FloorRecord> floor =
                floorNanos.map(nanos -> new WorkerFloor(1, 2, nanos / 2, 3)).map(half -> new FloorRecord(half, half));
        return new RunResult(
                round,
                round,
                new Case("socket", payloadBytes, Case.BASE),
                1,
                1,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                floor,
                Optional.empty(),
                List.of());
    }

    private static final CaseNames ONE_SIZE = new CaseNames(false, false);

    private static FloorCanary only(List<RunResult> runs) {
        List<FloorCanary> canaries = FloorCanary.of(runs);
        assertThat(canaries).hasSize(1);
        return canaries.get(0);
    }

    private static List<RunResult> rounds(double... floors) {
        List<RunResult> runs = new ArrayList<>();
        for (double floor : floors) {
            runs.add(run(runs.size() + 1, Optional.of(floor)));
        }
        return runs;
    }

    @Test
    void theFloorOfARoundIsTheMedianOfItsRunsBothEndsTogether() {
        FloorCanary canary =
                only(List.of(run(1, Optional.of(10.0)), run(1, Optional.of(30.0)), run(1, Optional.of(14.0))));
        assertThat(canary.roundFloorNanos()).containsOnlyKeys(1).containsEntry(1, 14.0);
    }

    @Test
    void oneStrayRoundOfManyIsFlaggedAndTheSessionIsNot() {
        FloorCanary canary = only(rounds(100, 101, 99, 126, 100, 100));
        assertThat(canary.flaggedRounds()).containsExactly(4);
        assertThat(canary.warning(ONE_SIZE)).isEmpty();
    }

    @Test
    void roundsAreNumberedAsInTheSessionEvenIfSomeHaveNoFloor() {
        List<RunResult> runs = new ArrayList<>(rounds(100, 101, 99, 126, 100, 100));
        runs.set(1, run(2, Optional.empty()));
        assertThat(only(runs).flaggedRounds()).containsExactly(4);
    }

    @Test
    void aSessionWithOverAThirdOfItsRoundsFlaggedIsToBeRepeated() {
        assertThat(only(rounds(100, 150, 60, 100, 100, 140)).warning(ONE_SIZE))
                .contains(new Warning(
                        "restless-machine",
                        "The floor, the time of the bare memory copies, strayed by more than 25 % from the session's"
                                + " median in 3 of 6 rounds: repeat this on a quieter machine."));
    }

    @Test
    void aSteadyFloorRaisesNoDoubt() {
        FloorCanary canary = only(rounds(100, 110, 95, 120, 100, 90));
        assertThat(canary.flaggedRounds()).isEmpty();
        assertThat(canary.warning(ONE_SIZE)).isEmpty();
    }

    @Test
    void withoutAnyFloorThereIsNothingToJudge() {
        assertThat(FloorCanary.of(List.of(run(1, Optional.empty())))).isEmpty();
    }

    @Test
    void messagesOfTwoSizesHaveTwoFloorsAndAreNotHeldAgainstEachOther() {
        List<RunResult> runs = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            runs.add(run(round, 16, Optional.of(round == 2 ? 900.0 : 100.0)));
            runs.add(run(round, 4096, Optional.of(5000.0)));
        }
        List<FloorCanary> canaries = FloorCanary.of(runs);

        assertThat(canaries).extracting(FloorCanary::payloadBytes).containsExactly(16, 4096);
        assertThat(canaries).extracting(FloorCanary::flaggedRounds).containsExactly(List.of(2), List.of());
    }

    @Test
    void aWarningNamesItsSizeWhereThereAreSeveral() {
        assertThat(only(rounds(100, 200))
                        .warning(new CaseNames(true, false))
                        .orElseThrow()
                        .message())
                .startsWith("The floor, the time of the bare memory copies, 16 bytes, strayed by");
    }
}
