package io.github.ipcbench.calls;

import static io.github.ipcbench.calls.TraceWindowTest.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.calls.strace.RecordedTraces;
import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.transport.CallStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallTimesTest {
    private static final List<CallStep> FILE_RECEIVER = RecordedTraces.FILE.receiver();

    @Test
    void mediansAndPercentilesAreExact() {
        List<TraceEvent.Call> writes = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> call("write", 112_192, 10_000 + i))
                .toList();

        CallSummary write = CallTimes.of(List.of(CallStep.exactly("write", 1, "write")), writes)
                .get(0);

        assertThat(write.times()).isEqualTo(new TimeSummary(100, 10_050.5, 10_050.5, 10_090, 10_099));
        assertThat(write.bytes()).hasValue(112_192);
    }

    @Test
    void closesAreToldByTheirOrderWithinTheMessage() {
        List<TraceEvent.Call> calls = new ArrayList<>();
        for (int message = 0; message < 3; message++) {
            calls.add(call("poll", 1, 9_000));
            calls.add(call("recvmsg", 0, 9_000));
            calls.add(call("lseek", 0, 7_000));
            calls.add(call("read", 112_192, 30_000));
            calls.add(call("close", 0, 20_000));
            IntStream.range(0, 3).forEach(i -> calls.add(call("close", 0, 7_500)));
        }

        List<CallSummary> times = CallTimes.of(FILE_RECEIVER, calls);

        assertThat(times)
                .extracting(CallSummary::step)
                .containsExactly("wait", "recvmsg", "lseek", "read", "close", "close-descriptors");
        assertThat(rowOf("close", times).times().count()).isEqualTo(3);
        assertThat(rowOf("close", times).times().medianNanos()).isEqualTo(20_000);
        assertThat(rowOf("close-descriptors", times).times().count()).isEqualTo(9);
        assertThat(rowOf("close-descriptors", times).times().p99Nanos()).isEqualTo(7_500);
    }

    @Test
    void aSurplusCloseCountsAsTheLastOfItsKindAndShiftsNoOther() {
        List<TraceEvent.Call> calls = List.of(
                call("recvmsg", 0, 1),
                call("close", 0, 10),
                call("close", 0, 20),
                call("close", 0, 30),
                call("close", 0, 40),
                call("close", 0, 50),
                call("recvmsg", 0, 1),
                call("close", 0, 11));

        List<CallSummary> times = CallTimes.of(FILE_RECEIVER, calls);

        assertThat(rowOf("close", times).times().count()).isEqualTo(2);
        assertThat(rowOf("close", times).times().p99Nanos()).isEqualTo(11);
        assertThat(rowOf("close-descriptors", times).times().count()).isEqualTo(4);
    }

    @Test
    void failuresAreKeptApart() {
        TraceEvent.Call failed = new TraceEvent.Call(
                1, 0, "recvmsg", "4", OptionalLong.of(-1), Optional.of("EAGAIN"), "", OptionalLong.of(3));
        List<CallSummary> times = CallTimes.of(
                List.of(CallStep.exactly("recvmsg", 1, "recvmsg")),
                List.of(failed, call("recvmsg", 500, 2), call("recvmsg", 700, 2)));

        assertThat(times).extracting(CallSummary::bytes).containsExactly(OptionalLong.of(600), OptionalLong.empty());
        assertThat(times.get(1).error()).contains("EAGAIN");
    }

    @Test
    void aCallOutsideTheListHasNoRow() {
        assertThat(CallTimes.of(
                        List.of(CallStep.exactly("write", 1, "write")),
                        List.of(call("futex", 0, 9), call("write", 5, 1))))
                .extracting(CallSummary::step)
                .containsExactly("write");
    }

    @Test
    void recordedTracesHaveOneRowPerStep() throws Exception {
        assertThat(CallTimes.of(
                        RecordedTraces.FILE.sender(), window("file-sender").calls()))
                .extracting(CallSummary::step)
                .containsExactly("open", "unlink", "write", "sendmsg", "close");
        List<CallSummary> receiver =
                CallTimes.of(FILE_RECEIVER, window("file-receiver").calls());
        assertThat(receiver).extracting(row -> row.times().count()).containsExactly(20L, 20L, 20L, 20L, 20L, 60L);
        assertThat(rowOf("recvmsg", receiver).bytes()).hasValue(0);
        assertThat(rowOf("read", receiver).bytes()).hasValue(112_192);
        assertThat(CallTimes.of(
                        RecordedTraces.MMAP_LOCKED.receiver(),
                        window("mmap-locked-receiver").calls()))
                .extracting(CallSummary::step)
                .containsExactly("wait", "recvmsg", "lock", "unlock", "close-descriptors");
    }

    @Test
    void aListThatCannotTellMessagesApartIsRefused() {
        List<CallStep> noAnchor =
                List.of(CallStep.exactly("close", 1, "close"), CallStep.exactly("close-descriptors", 3, "close"));
        List<CallStep> straddling = List.of(
                CallStep.exactly("close", 1, "close"),
                CallStep.exactly("recvmsg", 1, "recvmsg"),
                CallStep.exactly("close-descriptors", 3, "close"));

        assertThatThrownBy(() -> CallTimes.of(noAnchor, List.of()))
                .hasMessageContaining("'close' looks like another step");
        assertThatThrownBy(() -> CallTimes.of(straddling, List.of()))
                .hasMessageContaining("must all stand before or all after 'recvmsg'");
    }

    private static CallSummary rowOf(String step, List<CallSummary> times) {
        return times.stream().filter(row -> row.step().equals(step)).findFirst().orElseThrow();
    }

    private static TraceEvent.Call call(String name, long result, long durationNanos) {
        return new TraceEvent.Call(
                1, 0, name, "4", OptionalLong.of(result), Optional.empty(), "", OptionalLong.of(durationNanos));
    }
}
