package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.ReportModel.Trust;
import io.github.ipcbench.report.model.ReportModel.TrustRow;
import io.github.ipcbench.results.FloorRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.SliceRecord;
import io.github.ipcbench.results.WorkerFloor;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorSectionTest {
    private static final int ROUNDS = 10;
    private static final Case SOCKET = new Case("socket", 112_192, Case.BASE);
    private static final Case FILE = new Case("file", 112_192, Case.BASE);

    @Test
    void eachModeIsAMultipleOfItsRunsFloor() {
        TrustRow row = trust(session(10_000, 4_000, Optional.empty())).rows().get(0);

        assertThat(row.name()).isEqualTo("socket");
        // 20 µs of loop CPU a message, sender and receiver, over a floor of 4 µs.
        assertThat(row.timesFloor()).isEqualTo("5.00");
        assertThat(row.floor()).isEqualTo("4.0");
        assertThat(row.oneCopy()).isEqualTo("1.0");
        assertThat(row.twoCopies()).isEqualTo("2.1");
        assertThat(row.nullCall()).isEqualTo("240");
        assertThat(row.cpus()).isEqualTo("0, 1 | 1");
        assertThat(row.queue()).isEqualTo("at most 11 messages, 9 seen; socket buffers 8,388,608 and 212,992 bytes");
    }

    @Test
    void trustComesFirstWithItsReasons() {
        Trust good = trust(session(10_000, 4_000, Optional.empty()));
        assertThat(good.level()).isEqualTo("good");
        assertThat(good.reasons()).isEmpty();
        assertThat(good.notes().get(0)).isEqualTo("Trust in this session is good.");

        Results many = session(10_000, 4_000, Optional.empty());
        Trust fair = trust(with(many, many.runs().subList(0, 4)));
        assertThat(fair.level()).isEqualTo("fair");
        assertThat(fair.notes().get(0))
                .isEqualTo("Trust in this session is fair: Only 4 rounds hold every mode: a first look, with wide"
                        + " intervals.");
    }

    @Test
    void theFloorIsStatedWithTheRangeOfItsRuns() {
        Results still = session(10_000, 4_000, Optional.empty());
        List<RunResult> runs = new ArrayList<>(still.runs());
        runs.set(3, run(4, 4, 10_000, 6_000));

        assertThat(trust(with(still, runs)).notes())
                .anySatisfy(
                        note -> assertThat(note).contains("is 4.0 µs a message, the runs' lie between 4.0 and 6.0 µs"))
                .anySatisfy(note -> assertThat(note).contains("did not check itself"));
    }

    @Test
    void aMultipleOfEachSpeedIsSaidWhereTheMachineHadTwo() {
        Results like =
                SampleResults.quick().modes("socket", "file").rounds(ROUNDS).build();
        List<RunResult> runs = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            boolean fast = round <= 4;
            double floor = fast ? 4_000 : 7_200;
            runs.add(run(2 * round - 1, round, (fast ? 10_000 : 15_000) + wobble(round), floor));
            runs.add(run(2 * round, round, FILE, (fast ? 40_000 : 45_000) + wobble(round + 1), floor));
        }
        assertThat(trust(with(like, runs)).notes())
                .contains(
                        "file as a multiple of socket: 4.00 at the higher speed of the machine (4 pairs of runs), 3.00 at"
                                + " the lower speed of the machine (6 pairs of runs).");
        assertThat(trust(session(10_000, 4_000, Optional.empty())).notes())
                .noneSatisfy(note -> assertThat(note).contains("speed of the machine"));
    }

    @Test
    void aSelfCheckSaysWhatWasToldApart() {
        assertThat(trust(session(10_000, 4_000, Optional.of(check(10_000, 10_500))))
                        .notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("Measured a second time in each round, socket cost 1.000 (95 % interval")
                        .endsWith("no difference, as it should be."))
                .anySatisfy(note -> assertThat(note)
                        .startsWith("With a planted delay of 5.0 %, socket cost 1.05")
                        .endsWith("the delay was seen."))
                .anySatisfy(note -> assertThat(note).startsWith("The smallest difference that this session"));
    }

    @Test
    void aSelfCheckThatFailsIsNotHidden() {
        assertThat(trust(session(10_000, 4_000, Optional.of(check(12_000, 10_000))))
                        .notes())
                .anySatisfy(note -> assertThat(note).contains("this session tells apart what is the same"))
                .anySatisfy(note -> assertThat(note).endsWith("the delay was not told apart."));
    }

    @Test
    void withoutRunsThereIsNoSectionAndWithoutFloorsNoTable() {
        Results none = with(SampleResults.quick().build(), List.of());
        assertThat(Shown.floor(ReportModelFactory.of(none))).isEmpty();
        assertThat(Shown.ids(ReportModelFactory.of(none))).doesNotContain("trust");
        assertThat(trust(SampleResults.quick().build()).rows()).isEmpty();
    }

    private static Trust trust(Results results) {
        return Shown.floor(ReportModelFactory.of(results)).orElseThrow();
    }

    /** @param loopNanos of each end, a message */
    private static Results session(long loopNanos, double floorNanos, Optional<SelfCheck> check) {
        Results like = SampleResults.quick().modes("socket").rounds(ROUNDS).build();
        List<RunResult> runs = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            runs.add(run(round, round, loopNanos + wobble(round), floorNanos));
        }
        Results made = with(like, runs);
        return new Results(
                made.format(),
                made.version(),
                made.tool(),
                made.startedAt(),
                true,
                made.plan(),
                made.environment(),
                List.of(),
                made.cases(),
                runs,
                check,
                Optional.empty(),
                List.of());
    }

    private static Results with(Results like, List<RunResult> runs) {
        return new Results(
                like.format(),
                like.version(),
                like.tool(),
                like.startedAt(),
                like.complete(),
                like.plan(),
                like.environment(),
                List.of(),
                like.cases(),
                runs,
                like.selfCheck(),
                Optional.empty(),
                List.of());
    }

    private static SelfCheck check(long againNanos, long delayedNanos) {
        List<RunResult> again = new ArrayList<>();
        List<RunResult> delayed = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            again.add(run(ROUNDS + round, round, againNanos - wobble(round), 4_000));
            delayed.add(run(2 * ROUNDS + round, round, delayedNanos + wobble(round + 1), 4_000));
            measured.add(1_000.0);
        }
        return new SelfCheck(SOCKET, 0.05, 1_000, again, delayed, measured);
    }

    /** Some spread, without which there is nothing to be in doubt about. */
    private static long wobble(int round) {
        return round % 2 == 0 ? 20 : -20;
    }

    private static RunResult run(int index, int round, long loopNanos, double floorNanos) {
        return run(index, round, SOCKET, loopNanos, floorNanos);
    }

    private static RunResult run(int index, int round, Case key, long loopNanos, double floorNanos) {
        long messages = 1_000;
        WorkerMeasurement end = new WorkerMeasurement(
                loopNanos * messages, loopNanos * messages, loopNanos * messages, 0, loopNanos * messages, 0, 1, 1, 1);
        WorkerFloor half = new WorkerFloor(1_000, 2_100, floorNanos / 2, 240);
        FloorRecord.Moment moment = new FloorRecord.Moment(new BothEnds<>(half, half));
        return new RunResult(
                index,
                round,
                key,
                messages,
                loopNanos * messages,
                new BothEnds<>(end, end),
                Optional.empty(),
                Optional.of(new FloorRecord(moment, moment)),
                Optional.of(new SliceRecord(
                        new WorkerSlices(List.of(), List.of(), List.of(0, 1)),
                        new WorkerSlices(List.of(), List.of(), List.of(1)))),
                List.of());
    }
}
