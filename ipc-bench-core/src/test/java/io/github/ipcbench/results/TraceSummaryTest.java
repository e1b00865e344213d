package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceSummaryTest {
    private static final TimeSummary TIMES = new TimeSummary(20, 7_000, 7_100.5, 8_000, 9_000);

    @Test
    void everyTraceRecordSurvivesJson() throws Exception {
        JsonMapper mapper = JsonMapper.builder().addModule(new Jdk8Module()).build();
        WorkerTrace worker = workerWith(CallVerdict.UNEXPECTED);
        InstrumentRow row = new InstrumentRow(
                "sender",
                "open",
                OptionalDouble.of(-5.5),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                true);
        TraceSummary summary = new TraceSummary("file", 112_192, 20, "strace 6.1", true, worker, worker, List.of(row));
        CpuAccount account = new CpuAccount("loop CPU", 10.5, List.of(new CpuPart("read", 9)), 1.5);
        WorkerProfile workerProfile = new WorkerProfile(
                new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9),
                1000,
                91,
                20.5,
                OptionalDouble.of(300),
                List.of(new StepSummary("open", TIMES, OptionalDouble.empty())),
                List.of(new CpuPart("open", 9)),
                List.of(new CpuPart("jit", 1)));
        StepProfile profile = new StepProfile("file", 112_192, workerProfile, workerProfile, List.of(account));

        assertThat(mapper.readValue(mapper.writeValueAsString(summary), TraceSummary.class))
                .isEqualTo(summary);
        assertThat(mapper.readValue(mapper.writeValueAsString(profile), StepProfile.class))
                .isEqualTo(profile);
        assertThat(mapper.readValue(mapper.writeValueAsString(account), CpuAccount.class))
                .isEqualTo(account);
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerMatchesItsCallListUnlessAVerdictSaysOtherwise(CallVerdict verdict) {
        boolean matches =
                verdict == CallVerdict.EXPECTED || verdict == CallVerdict.ALLOWED || verdict == CallVerdict.RUNTIME;

        assertThat(workerWith(verdict).matchesCallList()).isEqualTo(matches);
    }

    @Test
    void timesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new TimeSummary(0, 1, 1, 1, 1)).hasMessage("count: at least 1 is needed, got 0");
        assertThatThrownBy(() -> new TimeSummary(1, Double.NaN, 1, 1, 1)).hasMessageContaining("medianNanos");
        assertThatThrownBy(() -> new TimeSummary(1, 2, 1, 1, 3)).hasMessageContaining("must rise");
    }

    private static WorkerTrace workerWith(CallVerdict verdict) {
        CallSummary call = new CallSummary(
                "open", "openat", Optional.of("EINTR"), OptionalLong.of(112_192), TIMES, Optional.empty(), -10, 90.5);
        CallCount count = new CallCount(
                "openat", List.of("open"), verdict, 21, 20, OptionalLong.empty(), 1.05, 0.05, Optional.of("somewhere"));
        return new WorkerTrace(TIMES, List.of(call), List.of(count));
    }
}
