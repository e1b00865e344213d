package io.github.ipcbench.calls;

import static io.github.ipcbench.calls.RecordedTraces.MESSAGES;
import static io.github.ipcbench.calls.RecordedTraces.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TraceAnalysisTest {

    @Test
    void bothWorkersOfAModeAreTimedCheckedAndCompared() throws Exception {
        TimeSummary slowWrite = new TimeSummary(20, 5_000_000, 5_000_000, 5_000_000, 5_000_000);
        StepProfile profile = new StepProfile(
                "file",
                112_192,
                profile(new StepSummary("write", slowWrite, OptionalDouble.empty())),
                profile(),
                List.of());

        TraceSummary summary = fileMode(Optional.of(profile));

        assertThat(summary.allCalls()).isFalse();
        assertThat(summary.sender().matchesCallList()).isTrue();
        assertThat(summary.receiver().matchesCallList()).isTrue();
        assertThat(summary.sender().nullCall().count()).isEqualTo(MESSAGES);
        assertThat(summary.instruments())
                .extracting(InstrumentRow::step)
                .containsExactly(
                        "open",
                        "unlink",
                        "write",
                        "sendmsg",
                        "close",
                        "wait",
                        "recvmsg",
                        "lseek",
                        "read",
                        "close",
                        "close-descriptors");
        assertThat(summary.instruments())
                .filteredOn(InstrumentRow::disagree)
                .extracting(InstrumentRow::step)
                .containsExactly("write");
    }

    @Test
    void withoutAStepProfileThereIsNothingToCompare() throws Exception {
        assertThat(fileMode(Optional.empty()).instruments()).isEmpty();
    }

    private static WorkerTrace worker(List<CallStep> steps, TraceWindow window) {
        return TraceAnalysis.worker(steps, window, MESSAGES, window);
    }

    private static WorkerProfile profile(StepSummary... steps) {
        WorkerMeasurement measurement = new WorkerMeasurement(1, 2, 3, 4, 5, 6, 7, 8, 9);
        return new WorkerProfile(
                measurement, 100, 10, 20, OptionalDouble.empty(), List.of(steps), List.of(), List.of());
    }

    private static TraceSummary fileMode(Optional<StepProfile> profile) throws Exception {
        WorkerTrace sender = worker(RecordedTraces.FILE.sender(), window("file-sender"));
        WorkerTrace receiver = worker(RecordedTraces.FILE.receiver(), window("file-receiver"));
        return TraceAnalysis.mode(
                "file",
                112_192,
                MESSAGES,
                "strace 6.1",
                TraceScope.only(RecordedTraces.FILE),
                RecordedTraces.FILE,
                sender,
                receiver,
                profile,
                Optional.empty(),
                Map.of());
    }
}
