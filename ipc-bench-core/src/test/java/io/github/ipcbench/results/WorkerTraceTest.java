package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerTraceTest {
    private static final TimeSummary NULL_CALL = times(20, 7_000);

    @ParameterizedTest
    @EnumSource
    void aWorkerMatchesItsCallListUnlessAVerdictSaysOtherwise(CallVerdict verdict) {
        CallCount count = new CallCount(
                "openat", List.of("open"), verdict, 21, 20, OptionalLong.empty(), 1.05, 0.05, Optional.of("somewhere"));
        boolean matches =
                verdict == CallVerdict.EXPECTED || verdict == CallVerdict.ALLOWED || verdict == CallVerdict.RUNTIME;

        assertThat(new WorkerTrace(NULL_CALL, List.of(), List.of(count)).matchesCallList())
                .isEqualTo(matches);
    }

    @Test
    void theMostFrequentKindThatSucceededStandsForAStep() {
        CallSummary rare = call("open", Optional.empty(), times(2, 1));
        CallSummary typical = call("openat", Optional.empty(), times(18, 9_000));
        CallSummary failed = call("openat", Optional.of("EINTR"), times(30, 1));
        WorkerTrace trace = new WorkerTrace(NULL_CALL, List.of(rare, typical, failed), List.of());

        assertThat(trace.callOf("open")).contains(typical);
        assertThat(trace.callOf("close")).isEmpty();
    }

    @Test
    void theNullCallIsTakenOffAndNothingIsClamped() {
        CallSummary cheap = call("open", Optional.empty(), times(20, 6_900));

        assertThat(new WorkerTrace(NULL_CALL, List.of(cheap), List.of()).medianAboveNullNanos(cheap))
                .isEqualTo(-100);
    }

    @Test
    void timesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new TimeSummary(0, 1, 1, 1, 1)).hasMessage("count: at least 1 is needed, got 0");
        assertThatThrownBy(() -> new TimeSummary(1, Double.NaN, 1, 1, 1)).hasMessageContaining("medianNanos");
        assertThatThrownBy(() -> new TimeSummary(1, 2, 1, 1, 3)).hasMessageContaining("must rise");
    }

    private static CallSummary call(String name, Optional<String> error, TimeSummary times) {
        return new CallSummary("open", name, error, OptionalLong.empty(), false, times);
    }

    private static TimeSummary times(long count, double nanos) {
        return new TimeSummary(count, nanos, nanos, nanos, nanos);
    }
}
