package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClockAndTraceTest {
    private static final Case FILE = new Case("file", 16, Case.BASE);
    private static final long MESSAGES = 100;

    @Test
    void theListedCallsOfAMessageAreSummedAsOftenAsTheyOccur() {
        StepProfile profile = profile(OptionalDouble.of(200), step("write", 30_200), step("close", 1_200));
        TraceSummary trace = trace(
                call("write", 1, false, 38_000), call("close", 3, false, 8_100), call("sendmsg", 1, true, 99_000));

        ClockAndTrace both = ClockAndTrace.of(profile, trace).orElseThrow();

        // On both sides: 30 us once and 1 us three times by clock; 31 and 1.1 by trace, less 7 us of its null call.
        assertThat(both.clockNanos()).isEqualTo(2 * (30_000 + 3 * 1_000));
        assertThat(both.traceNanos()).isEqualTo(2 * (31_000 + 3 * 1_100));
        assertThat(both.difference()).isCloseTo(1.3 / 33, within(1e-9));
    }

    @Test
    void aCallThatMayBlockOnTheOtherProcessIsLeftOut() {
        StepProfile profile = profile(OptionalDouble.of(200), step("sendmsg", 30_200));

        assertThat(ClockAndTrace.of(profile, trace(call("sendmsg", 1, true, 99_000))))
                .isEmpty();
    }

    @Test
    void withoutANullCallByClockNothingIsCompared() {
        StepProfile profile = profile(OptionalDouble.empty(), step("write", 30_200));

        assertThat(ClockAndTrace.of(profile, trace(call("write", 1, false, 38_000))))
                .isEmpty();
    }

    private static StepProfile profile(OptionalDouble nullCallNanos, StepSummary... steps) {
        WorkerProfile worker = new WorkerProfile(
                new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                1000,
                91,
                20,
                nullCallNanos,
                List.of(steps),
                List.of(),
                List.of());
        return new StepProfile(FILE, new BothEnds<>(worker, worker));
    }

    private static TraceSummary trace(CallSummary... calls) {
        WorkerTrace worker = new WorkerTrace(times(MESSAGES, 7_000), List.of(calls), List.of());
        return new TraceSummary(FILE, MESSAGES, "strace 6.1", new BothEnds<>(worker, worker));
    }

    private static StepSummary step(String name, double nanos) {
        return new StepSummary(name, times(91, nanos));
    }

    private static CallSummary call(String name, int perMessage, boolean waits, double nanos) {
        return new CallSummary(
                name, name, Optional.empty(), OptionalLong.empty(), waits, times((long) perMessage * MESSAGES, nanos));
    }

    private static TimeSummary times(long count, double nanos) {
        return new TimeSummary(count, nanos, nanos, nanos, nanos);
    }
}
