package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.RunOrder;
import io.github.ipcbench.plan.RunSchedule;
import io.github.ipcbench.plan.ScheduledRun;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pairs are repeated where the machine changed its speed between their runs, and for no other reason. */
class PairRepeatsTest {
    private static final Case BASE = new Case("socket", 4096, "base");
    private static final Case CANDIDATE = new Case("socket", 4096, "candidate");
    private static final Case OTHER = new Case("file", 4096, "base");
    private static final List<ScheduledRun> SCHEDULE =
            RunSchedule.of(List.of(BASE, CANDIDATE, OTHER), 8, RunOrder.ALTERNATING, 1);

    private final PairRepeats repeats = new PairRepeats(0.25, 8, List.of());
    private final List<RunResult> runs = new ArrayList<>();

    @Test
    void aPairWhoseFloorsDifferIsRepeatedWhenItsLastRunIsIn() {
        add(1000);
        assertThat(repeats.after(SCHEDULE, 1, runs)).isEmpty();
        add(1300);
        assertThat(repeats.after(SCHEDULE, 2, runs)).containsExactly(SCHEDULE.get(0), SCHEDULE.get(1));
        add(2000);
        assertThat(repeats.after(SCHEDULE, 3, runs))
                .as("a mode without variants")
                .isEmpty();
    }

    @Test
    void floorsThatAgreeOrAreNotKnownRepeatNothing() {
        add(1000);
        add(1240);
        assertThat(repeats.after(SCHEDULE, 2, runs)).isEmpty();

        runs.clear();
        runs.add(run(SCHEDULE.get(0), Optional.empty()));
        add(9000);
        assertThat(repeats.after(SCHEDULE, 2, runs)).isEmpty();
    }

    @Test
    void thePairWhoseFloorsAgreeBetterCountsAndTheOtherIsKept() {
        add(1000);
        add(2000);
        List<RunResult> first = List.copyOf(runs);
        List<RunResult> better = List.of(at(SCHEDULE.get(0), 1500), at(SCHEDULE.get(1), 1600));
        repeats.take(runs, better);
        assertThat(runs).isEqualTo(better);
        assertThat(repeats.replaced()).isEqualTo(first);

        PairRepeats others = new PairRepeats(0.25, 8, List.of());
        List<RunResult> worse = List.of(at(SCHEDULE.get(0), 1500), at(SCHEDULE.get(1), 1000));
        others.take(runs, worse);
        assertThat(runs).isEqualTo(better);
        assertThat(others.replaced()).isEqualTo(worse);
    }

    @Test
    void atMostAQuarterOfTheRoundsIsRepeatedThoseBeforeAnInterruptionIncluded() {
        for (int round = 1; round <= 3; round++) {
            add(1000);
            add(2000);
            boolean allowed = round <= 2;
            assertThat(repeats.after(SCHEDULE, runs.size(), runs)).hasSize(allowed ? 2 : 0);
            if (allowed) {
                repeats.take(runs, runs.subList(runs.size() - 2, runs.size()));
            }
            add(1000);
        }
        assertThat(repeats.pairs()).isEqualTo(2);
        assertThat(new PairRepeats(0.25, 8, repeats.replaced()).after(SCHEDULE, 8, runs))
                .isEmpty();
    }

    @Test
    void aShortSessionMayRepeatOnePairToo() {
        PairRepeats ofShort = new PairRepeats(0.25, 3, List.of());
        add(1000);
        add(2000);
        assertThat(ofShort.after(SCHEDULE, 2, runs)).hasSize(2);
    }

    private void add(double floorNanos) {
        runs.add(at(SCHEDULE.get(runs.size()), floorNanos));
    }

    private static RunResult at(ScheduledRun place, double floorNanos) {
        WorkerFloor half = new WorkerFloor(1, 2, floorNanos / 2, 1);
        FloorRecord.Moment moment = new FloorRecord.Moment(new BothEnds<>(half, half));
        return run(place, Optional.of(new FloorRecord(moment, moment)));
    }

    private static RunResult run(ScheduledRun place, Optional<FloorRecord> floor) {
        WorkerMeasurement worker = new WorkerMeasurement(9, 8, 3, 5, 4, 6, 20 * 4096, 1, 2);
        return new RunResult(
                place.index(),
                place.round(),
                place.key(),
                20,
                9,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                floor,
                Optional.empty(),
                List.of());
    }
}
