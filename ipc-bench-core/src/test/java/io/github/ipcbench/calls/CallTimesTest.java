package io.github.ipcbench.calls;

import static io.github.ipcbench.calls.RecordedTraces.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.TimeSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallTimesTest {
    private static final List<CallStep> FILE_RECEIVER = RecordedTraces.FILE.receiver();

    @Test
    void medianMeanAndPercentilesAreExactAndTheNullCallIsTakenOff() {
        List<TraceEvent.Call> writes = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> call("write", 112_192, 10_000 + i))
                .toList();
        TraceWindow window = windowOf(writes, 6_000, 7_000, 6_500, 6_400);

        CallTimes times = CallTimes.of(List.of(CallStep.exactly("write", 1, "write")), window);

        assertThat(times.nullCall().medianNanos()).isEqualTo(6_450);
        CallSummary write = times.calls().get(0);
        assertThat(write.raw()).isEqualTo(new TimeSummary(100, 10_050.5, 10_050.5, 10_090, 10_099));
        assertThat(write.medianAboveNullNanos()).isEqualTo(10_050.5 - 6_450);
        assertThat(write.meanAboveNullNanos()).isEqualTo(10_050.5 - 6_475);
        assertThat(write.bytes()).hasValue(112_192);
    }

    @Test
    void aCallCheaperThanTheNullCallComesOutNegative() {
        CallTimes times = CallTimes.of(
                List.of(CallStep.exactly("lseek", 1, "lseek")), windowOf(List.of(call("lseek", 0, 5_900)), 6_000));

        assertThat(times.calls().get(0).medianAboveNullNanos()).isEqualTo(-100);
    }

    /** A stop costs more after a call that has filled the caches: what is taken off is the cost in that very place. */
    @Test
    void aNullCallRightBeforeTheCallsOfAKindIsTheOneTakenOff() {
        List<TraceEvent.Call> calls = List.of(
                at(20, "read", 30_000),
                at(22, "close", 500_000),
                at(40, "close", 9_000),
                at(60, "read", 32_000),
                at(80, "close", 9_200));
        List<TraceEvent.Call> nullCalls = List.of(
                at(10, "lseek", 5_000),
                at(15, "lseek", 6_000),
                at(30, "lseek", 8_000),
                at(50, "lseek", 6_200),
                at(70, "lseek", 8_400),
                at(90, "lseek", 5_000));

        CallTimes times = CallTimes.of(
                List.of(CallStep.exactly("read", 1, "read"), CallStep.exactly("close", 1, "close")),
                new TraceWindow(1, 1_000_000, calls, nullCalls, 0));

        assertThat(times.nullCall().count()).isEqualTo(6);
        assertThat(rowOf("read", times).nullCall().orElseThrow().meanNanos())
                .as("the last one before the call")
                .isEqualTo(6_100);
        assertThat(rowOf("read", times).medianAboveNullNanos()).isEqualTo(31_000 - 6_100);
        assertThat(rowOf("close", times).nullCall().orElseThrow().count())
                .as("not the one without a null call, which is nobody's step")
                .isEqualTo(2);
        assertThat(rowOf("close", times).medianAboveNullNanos()).isEqualTo((1_000 + 800) / 2.0);
    }

    /** Medians of a mixture say little: here the calls' lies in the slow part, the null calls' in the fast one. */
    @Test
    void eachCallIsHeldAgainstItsOwnNullCallSoThatAMachineMayChangeItsSpeedMeanwhile() {
        CallTimes times = timesOf(
                "close",
                List.of(at(20, "close", 10_300), at(40, "close", 13_400), at(60, "close", 13_500)),
                List.of(at(10, "lseek", 10_000), at(30, "lseek", 10_100), at(50, "lseek", 13_200)));

        assertThat(rowOf("close", times).medianAboveNullNanos()).isEqualTo(300);
        assertThat(rowOf("close", times).meanAboveNullNanos()).isEqualTo((300 + 3_300 + 300) / 3.0);
    }

    @Test
    void aKindOfCallThatSeldomHasANullCallBeforeItIsHeldAgainstAllOfThem() {
        CallTimes times = timesOf(
                "read",
                List.of(at(20, "read", 30_000), at(40, "read", 30_000)),
                List.of(at(10, "lseek", 4_000), at(50, "lseek", 6_000)));

        assertThat(rowOf("read", times).nullCall()).isEmpty();
        assertThat(rowOf("read", times).medianAboveNullNanos()).isEqualTo(25_000);
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

        CallTimes times = CallTimes.of(FILE_RECEIVER, windowOf(calls, 7_000));

        assertThat(times.calls())
                .extracting(CallSummary::step)
                .containsExactly("wait", "recvmsg", "lseek", "read", "close", "close-descriptors");
        assertThat(rowOf("close", times).raw().count()).isEqualTo(3);
        assertThat(rowOf("close", times).raw().medianNanos()).isEqualTo(20_000);
        assertThat(rowOf("close-descriptors", times).raw().count()).isEqualTo(9);
        assertThat(rowOf("close-descriptors", times).raw().p99Nanos()).isEqualTo(7_500);
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

        CallTimes times = CallTimes.of(FILE_RECEIVER, windowOf(calls, 1));

        assertThat(rowOf("close", times).raw().count()).isEqualTo(2);
        assertThat(rowOf("close", times).raw().p99Nanos()).isEqualTo(11);
        assertThat(rowOf("close-descriptors", times).raw().count()).isEqualTo(4);
    }

    @Test
    void emptyMessagesFullOnesAndFailuresAreKeptApart() {
        TraceEvent.Call failed = new TraceEvent.Call(
                1, 0, "recvmsg", "4", OptionalLong.of(-1), Optional.of("EAGAIN"), "", OptionalLong.of(3));
        CallTimes times = CallTimes.of(
                List.of(CallStep.exactly("recvmsg", 1, "recvmsg")),
                windowOf(List.of(call("recvmsg", 0, 1), call("recvmsg", 500, 2), call("recvmsg", 700, 2), failed), 1));

        assertThat(times.calls())
                .extracting(CallSummary::bytes)
                .containsExactly(OptionalLong.of(600), OptionalLong.of(0), OptionalLong.empty());
        assertThat(times.calls().get(2).error()).contains("EAGAIN");
    }

    @Test
    void aCallOutsideTheListHasARowOfItsOwnAtTheEnd() {
        CallTimes times = CallTimes.of(
                List.of(CallStep.exactly("write", 1, "write")),
                windowOf(List.of(call("futex", 0, 9), call("write", 5, 1)), 1));

        assertThat(times.calls()).extracting(CallSummary::step).containsExactly("write", "futex");
    }

    @Test
    void recordedTracesHaveOneRowPerStep() throws Exception {
        assertThat(CallTimes.of(RecordedTraces.FILE.sender(), window("file-sender"))
                        .calls())
                .extracting(CallSummary::step)
                .containsExactly("open", "unlink", "write", "sendmsg", "close");
        CallTimes receiver = CallTimes.of(FILE_RECEIVER, window("file-receiver"));
        assertThat(receiver.calls()).extracting(row -> row.raw().count()).containsExactly(20L, 20L, 20L, 20L, 20L, 60L);
        assertThat(rowOf("recvmsg", receiver).bytes()).hasValue(0);
        assertThat(rowOf("read", receiver).bytes()).hasValue(112_192);
        assertThat(CallTimes.of(RecordedTraces.MMAP_LOCKED.receiver(), window("mmap-locked-receiver"))
                        .calls())
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

        assertThatThrownBy(() -> CallTimes.of(noAnchor, windowOf(List.of(), 1)))
                .hasMessageContaining("'close' looks like another step");
        assertThatThrownBy(() -> CallTimes.of(straddling, windowOf(List.of(), 1)))
                .hasMessageContaining("must all stand before or all after 'recvmsg'");
    }

    private static CallSummary rowOf(String step, CallTimes times) {
        return times.calls().stream()
                .filter(row -> row.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static TraceWindow windowOf(List<TraceEvent.Call> calls, long... nullNanos) {
        List<TraceEvent.Call> nullCalls = new ArrayList<>();
        for (long nanos : nullNanos) {
            nullCalls.add(call("lseek", -1, nanos));
        }
        return new TraceWindow(1, 1_000_000, calls, nullCalls, 0);
    }

    private static TraceEvent.Call at(long startNanos, String name, long durationNanos) {
        return new TraceEvent.Call(
                1, startNanos, name, "4", OptionalLong.of(0), Optional.empty(), "", OptionalLong.of(durationNanos));
    }

    private static TraceEvent.Call call(String name, long result, long durationNanos) {
        return new TraceEvent.Call(
                1, 0, name, "4", OptionalLong.of(result), Optional.empty(), "", OptionalLong.of(durationNanos));
    }

    private static CallTimes timesOf(String step, List<TraceEvent.Call> calls, List<TraceEvent.Call> nullCalls) {
        return CallTimes.of(
                List.of(CallStep.exactly(step, 1, step)), new TraceWindow(1, 1_000_000, calls, nullCalls, 0));
    }
}
