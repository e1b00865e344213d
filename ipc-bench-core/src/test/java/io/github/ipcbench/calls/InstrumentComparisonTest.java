package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.protocol.StepSeries;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentComparisonTest {
    private static final CallStep WRITE = CallStep.exactly("write", 1, "write");

    @ParameterizedTest
    @CsvSource({
        // both within a microsecond, however large the share
        "100, 1100, false",
        "100, 1101, true",
        "1101, 100, true",
        // both within 15 %, however many microseconds
        "100000, 115000, false",
        "100000, 115001, true",
        "100000, 85000, false",
        "100000, 84999, true",
        // a corrected trace may come out below nothing
        "200, -700, false",
        "200, -900, true"
    })
    void mediansDisagreeOnlyBeyondBothTolerances(double inProcess, double traced, boolean disagree) {
        InstrumentRow row = row(WRITE, List.of(profiled("write", inProcess)), List.of(traced("write", traced, 20)));

        assertThat(row.disagree()).isEqualTo(disagree);
        assertThat(row.inProcessMedianNanos()).hasValue(inProcess);
        assertThat(row.traceMedianNanos()).hasValue(traced);
        assertThat(row.side()).isEqualTo("sender");
    }

    @Test
    void aStepThatOnlyOneInstrumentSeesIsShownAndNotJudged() {
        CallStep copy = CallStep.inUserSpace("copy");

        assertThat(row(copy, List.of(profiled("copy", 9_000)), List.of()))
                .satisfies(row -> assertThat(row.inProcessMedianNanos()).hasValue(9_000))
                .satisfies(row -> assertThat(row.traceMedianNanos()).isEmpty())
                .satisfies(row -> assertThat(row.disagree()).isFalse());
        assertThat(row(WRITE, List.of(), List.of(traced("write", 5, 1))).inProcessMedianNanos())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // however far from what the step takes undisturbed
        "10000, 80000, 80000, false",
        "10000, 80000, 92000, false",
        "10000, 80000, 92001, true",
        // between the two, and nearer to the other one
        "10000, 80000, 67999, true",
        "10000, 80000, 10000, true"
    })
    void aTraceIsHeldAgainstStepsThatATracerStoppedToo(
            double inProcess, double stopped, double traced, boolean disagree) {
        InstrumentRow row = InstrumentComparison.compare(
                        "sender",
                        List.of(WRITE),
                        profile(0, List.of(profiled("write", inProcess))),
                        Optional.of(profile(0, List.of(profiled("write", stopped)))),
                        List.of(traced("write", traced, 20)),
                        MessageByMessage.NONE)
                .get(0);

        assertThat(row.disagree()).isEqualTo(disagree);
        assertThat(row.stoppedMedianNanos()).hasValue(stopped);
    }

    /** 1.5 us for a call that takes 0.1 us of work is no disagreement where a call that does nothing takes 1.4 us. */
    @Test
    void bothAreTakenLessACallThatDoesNothing() {
        CallStep copy = CallStep.inUserSpace("copy");
        List<StepSummary> steps = List.of(profiled("write", 1_500), profiled("copy", 1_500));

        List<InstrumentRow> rows = InstrumentComparison.compare(
                "sender",
                List.of(WRITE, copy),
                profile(1_400, steps),
                Optional.of(profile(1_300, steps)),
                List.of(traced("write", 100, 20)),
                MessageByMessage.NONE);

        assertThat(rows.get(0).inProcessMedianNanos()).hasValue(100);
        assertThat(rows.get(0).stoppedMedianNanos()).hasValue(200);
        assertThat(rows.get(0).disagree()).isFalse();
        assertThat(rows.get(1).inProcessMedianNanos()).hasValue(1_500);
    }

    /** To get into the kernel and back is dearer after a large copy than before a message. */
    @Test
    void nullCallsInTheStepsOwnPlaceCountBeforeThoseOfTheWholeWindow() {
        StepSummary close = new StepSummary("close", summary(4_000, 20), OptionalDouble.of(1_500));

        InstrumentRow row = InstrumentComparison.compare(
                        "receiver",
                        List.of(CallStep.exactly("close", 1, "close")),
                        profile(1_400, List.of(close)),
                        Optional.empty(),
                        List.of(traced("close", 1_500, 20)),
                        MessageByMessage.NONE)
                .get(0);

        assertThat(row.inProcessMedianNanos()).hasValue(1_500);
        assertThat(row.disagree()).isFalse();
    }

    /** Both medians lie at either end of a mixture, and yet each message took the same by both. */
    @Test
    void whereBothHaveTheSameMessagesByTurnsTheyAreHeldAgainstEachOtherMessageByMessage() {
        InstrumentRow row = byMessage(series(10, 10_000L, 11, 70_000L), series(11, 10_100L, 10, 70_100L));

        assertThat(row.disagree()).isFalse();
        assertThat(row.apartNanos()).hasValue(-100);
        assertThat(row.stoppedMedianNanos()).hasValue(70_000);
        assertThat(row.traceMedianNanos()).hasValue(10_100);
    }

    @Test
    void messageByMessageTheyDisagreeWhereTheirMediansMayNot() {
        InstrumentRow row = byMessage(series(21, 70_000L, 0, 0L), series(21, 59_499L, 0, 0L));

        assertThat(row.apartNanos()).hasValue(10_501);
        assertThat(row.disagree()).isTrue();
    }

    @Test
    void fewMessagesThatBothHaveAreNotEnough() {
        InstrumentRow row = byMessage(series(19, 70_000L, 0, 0L), series(300, 1_000L, 0, 0L));

        assertThat(row.apartNanos()).as("of the medians").hasValue(70_000 - 10_100);
        assertThat(row.disagree()).isTrue();
    }

    private static InstrumentRow byMessage(List<Long> inProcess, List<Long> traced) {
        return InstrumentComparison.compare(
                        "sender",
                        List.of(WRITE),
                        profile(0, List.of(profiled("write", 60_000))),
                        Optional.of(profile(0, List.of(profiled("write", 70_000)))),
                        List.of(traced("write", 10_100, 20)),
                        new MessageByMessage(
                                List.of(new StepSeries("open", List.of()), new StepSeries("write", inProcess)),
                                List.of(new StepSeries("write", traced))))
                .get(0);
    }

    private static List<Long> series(int first, long nanos, int second, long otherNanos) {
        List<Long> series = new ArrayList<>(Collections.nCopies(first, nanos));
        series.addAll(Collections.nCopies(second, otherNanos));
        return series;
    }

    @Test
    void aRareStepIsShownAndNotJudged() {
        InstrumentRow row = row(WRITE, List.of(profiled("write", 1_000)), List.of(traced("write", 90_000, 19)));

        assertThat(row.traceMedianNanos()).hasValue(90_000);
        assertThat(row.disagree()).isFalse();
    }

    @Test
    void aWaitIsShownAndNotJudged() {
        CallStep wait = CallStep.waiting("wait", "poll");

        InstrumentRow row = row(wait, List.of(profiled("wait", 1)), List.of(traced("wait", 99_000, 1)));

        assertThat(row.waits()).isTrue();
        assertThat(row.disagree()).isFalse();
        assertThat(row.traceMedianNanos()).hasValue(99_000);
    }

    @Test
    void ofSeveralKindsOfOneStepTheMostFrequentSuccessfulOneIsCompared() {
        CallSummary failed = new CallSummary(
                "write", "write", Optional.of("EAGAIN"), OptionalLong.empty(), summary(7, 99), Optional.empty(), 7, 7);

        InstrumentRow row = row(
                WRITE,
                List.of(profiled("write", 500)),
                List.of(traced("write", 9_000, 2), traced("write", 600, 5), failed));

        assertThat(row.traceMedianNanos()).hasValue(600);
    }

    private static InstrumentRow row(CallStep step, List<StepSummary> inProcess, List<CallSummary> traced) {
        return InstrumentComparison.compare(
                        "sender", List.of(step), profile(0, inProcess), Optional.empty(), traced, MessageByMessage.NONE)
                .get(0);
    }

    private static WorkerProfile profile(double nullCallNanos, List<StepSummary> steps) {
        WorkerMeasurement window = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);
        return new WorkerProfile(window, 100, 100, 20, OptionalDouble.of(nullCallNanos), steps, List.of(), List.of());
    }

    private static StepSummary profiled(String step, double medianNanos) {
        return new StepSummary(step, summary(medianNanos, 20), OptionalDouble.empty());
    }

    private static CallSummary traced(String step, double medianNanos, long count) {
        return new CallSummary(
                step,
                step,
                Optional.empty(),
                OptionalLong.empty(),
                summary(medianNanos + 6_000, count),
                Optional.empty(),
                medianNanos,
                0);
    }

    private static TimeSummary summary(double medianNanos, long count) {
        return new TimeSummary(count, medianNanos, medianNanos, medianNanos, medianNanos);
    }
}
