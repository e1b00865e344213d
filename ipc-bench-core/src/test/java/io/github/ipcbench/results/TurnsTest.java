package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BothEnds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What runs measured in turns comes together as what one run measured in one go. */
class TurnsTest {
    @Test
    void whatAWorkerMeasuredAddsUpButForWhatWasThereAtTheEnd() {
        WorkerMeasurement first = new WorkerMeasurement(10, 9, 4, 5, 6, 7, 100, 1_000, 14);
        WorkerMeasurement second = new WorkerMeasurement(1, 2, 1, 1, 3, 4, 50, 900, 13);
        assertThat(first.plus(second)).isEqualTo(new WorkerMeasurement(11, 11, 5, 6, 9, 11, 150, 900, 13));
    }

    @Test
    void slicesOfEachTurnArePutTogetherUntilThereAreNoMoreThanSoMany() {
        List<WorkerSlices> turns = List.of(
                new WorkerSlices(List.of(7L), List.of(10L, 20L, 30L, 50L), List.of(0, 1, 2, 3)),
                new WorkerSlices(List.of(7L), List.of(1L, 2L, 6L), List.of(4, 5, 6)));
        assertThat(WorkerSlices.joined(turns, 4))
                .isEqualTo(new WorkerSlices(List.of(7L), List.of(15L, 40L, 1L, 4L), List.of(1, 3, 4, 6)));
        assertThat(WorkerSlices.joined(turns, 1).windowNanosPerMessage()).containsExactly(28L, 3L);
        assertThat(WorkerSlices.joined(turns, 32).windowNanosPerMessage()).hasSize(7);
        assertThat(WorkerSlices.joined(List.of(new WorkerSlices(List.of(), List.of(3L, 5L), List.of())), 1)
                        .cpus())
                .isEmpty();
    }

    @Test
    void aRunHasItsOwnTurnsOfTheMachinesTimeAndItsShareOfTheRest() {
        MachineNoise both = new MachineNoise(
                100,
                OptionalInt.of(2),
                OptionalLong.of(150),
                OptionalLong.of(20),
                OptionalLong.of(70),
                OptionalLong.empty(),
                OptionalDouble.of(0.5),
                Optional.of("powersave"));
        List<BothEnds<WorkerNoise>> runs = List.of(
                new BothEnds<>(worker(30, 20, 9, 15), worker(28, 20, 40, 10)),
                new BothEnds<>(worker(40, 30, 0, 20), worker(40, 30, 0, 20)));

        // Of the wall time 30 are none of theirs, of the busy time 50; the first one's workers waited 9 + 15 for each
        // other.
        assertThat(both.ofTurns(runs, 0))
                .isEqualTo(new MachineNoise(
                        45,
                        OptionalInt.of(2),
                        OptionalLong.of(65),
                        OptionalLong.of(9),
                        OptionalLong.of(47),
                        OptionalLong.empty(),
                        OptionalDouble.of(0.5),
                        Optional.of("powersave")));
        assertThat(both.ofTurns(runs, 1).busyNanos()).hasValue(85);
        WorkerNoise unknown = new WorkerNoise(
                5,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        assertThat(both.ofTurns(List.of(runs.get(0), new BothEnds<>(unknown, unknown)), 0)
                        .busyNanos())
                .isEmpty();
    }

    private static WorkerNoise worker(long wall, long process, long waited, long loop) {
        return new WorkerNoise(
                wall,
                OptionalLong.of(loop),
                OptionalLong.of(process),
                OptionalLong.of(waited),
                OptionalLong.of(1),
                OptionalLong.of(1),
                OptionalLong.of(0));
    }
}
