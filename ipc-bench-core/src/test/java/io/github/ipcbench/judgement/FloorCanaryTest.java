package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static RunResult run(int index, int block, Optional<Double> floorNanos) {
        WorkerMeasurement worker = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);
        Optional<FloorRecord> floor =
                floorNanos.map(nanos -> new WorkerFloor(1, 2, nanos / 2, 3)).map(half -> new FloorRecord(half, half));
        return new RunResult(
                index, block, "socket", 1, 16, 1, worker, worker, Optional.empty(), floor, Optional.empty(), List.of());
    }

    private static List<RunResult> blocks(double... floors) {
        List<RunResult> runs = new ArrayList<>();
        for (double floor : floors) {
            runs.add(run(runs.size(), runs.size(), Optional.of(floor)));
        }
        return runs;
    }

    @Test
    void theFloorOfABlockIsTheMedianOfItsRunsBothEndsTogether() {
        FloorCanary canary = FloorCanary.of(List.of(
                        run(0, 0, Optional.of(10.0)), run(1, 0, Optional.of(30.0)), run(2, 0, Optional.of(14.0))))
                .orElseThrow();
        assertThat(canary.blockFloorNanos()).containsOnlyKeys(0).containsEntry(0, 14.0);
    }

    @Test
    void oneStrayBlockOfManyIsFlaggedAndTheSessionIsNot() {
        FloorCanary canary = FloorCanary.of(blocks(100, 101, 99, 126, 100, 100)).orElseThrow();
        assertThat(canary.flaggedBlocks()).containsExactly(3);
        assertThat(canary.warning()).isEmpty();
    }

    @Test
    void blocksAreNumberedAsInTheSessionEvenIfSomeHaveNoFloor() {
        List<RunResult> runs = new ArrayList<>(blocks(100, 101, 99, 126, 100, 100));
        runs.set(1, run(1, 1, Optional.empty()));
        assertThat(FloorCanary.of(runs).orElseThrow().flaggedBlocks()).containsExactly(3);
    }

    @Test
    void aSessionWithOverAThirdOfItsBlocksFlaggedIsToBeRepeated() {
        assertThat(FloorCanary.of(blocks(100, 150, 60, 100, 100, 140))
                        .orElseThrow()
                        .warning())
                .contains(new Warning(
                        "restless-machine",
                        "The floor, the time of the bare memory copies, strayed by more than 25 % from the session's"
                                + " median in 3 of 6 blocks: repeat this on a quieter machine."));
    }

    @Test
    void aSteadyFloorRaisesNoDoubt() {
        FloorCanary canary = FloorCanary.of(blocks(100, 110, 95, 120, 100, 90)).orElseThrow();
        assertThat(canary.flaggedBlocks()).isEmpty();
        assertThat(canary.warning()).isEmpty();
    }

    @Test
    void withoutAnyFloorThereIsNothingToJudge() {
        assertThat(FloorCanary.of(List.of(run(0, 0, Optional.empty())))).isEmpty();
    }
}
