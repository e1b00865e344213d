package io.github.ipcbench.calls;

import static io.github.ipcbench.calls.TraceWindowTest.window;
import static io.github.ipcbench.calls.strace.RecordedTraces.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.calls.strace.RecordedTraces;
import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.transport.CallStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallListCheckerTest {

    @Test
    void recordedTracesOfEveryModeMatchTheirCallLists() throws Exception {
        assertMatches(RecordedTraces.SOCKET.sender(), "socket-sender");
        assertMatches(RecordedTraces.SOCKET.receiver(), "socket-receiver");
        assertMatches(RecordedTraces.FILE.sender(), "file-sender");
        assertMatches(RecordedTraces.FILE.receiver(), "file-receiver");
        assertMatches(RecordedTraces.MMAP_LOCKED.sender(), "mmap-locked-sender");
        assertMatches(RecordedTraces.MMAP_LOCKED.receiver(), "mmap-locked-receiver");
    }

    @Test
    void oneExtraFstatIsNamedWithItsRateAndItsSource() throws Exception {
        List<TraceEvent.Call> calls = new ArrayList<>(window("file-sender").calls());
        calls.add(3, call("newfstatat", "7, \"\", {...}, AT_EMPTY_PATH"));

        List<CallCount> counts = check(RecordedTraces.FILE.sender(), MESSAGES, calls);

        assertThat(counts.subList(0, counts.size() - 1)).allMatch(count -> count.verdict() == CallVerdict.EXPECTED);
        CallCount fstat = counts.get(counts.size() - 1);
        assertThat(fstat.call()).isEqualTo("newfstatat");
        assertThat(fstat.verdict()).isEqualTo(CallVerdict.UNEXPECTED);
        assertThat(fstat.count()).isEqualTo(1);
        assertThat(fstat.differencePerMessage()).isEqualTo(1.0 / MESSAGES);
        assertThat(fstat.source())
                .hasValueSatisfying(source -> assertThat(source).contains("opened by name"));
    }

    @Test
    void aMissingCallIsLess() throws Exception {
        List<TraceEvent.Call> calls = new ArrayList<>(window("file-sender").calls());
        calls.removeIf(call -> call.name().equals("unlink"));

        CallCount unlink = countOf("unlink/unlinkat", check(RecordedTraces.FILE.sender(), MESSAGES, calls));

        assertThat(unlink.verdict()).isEqualTo(CallVerdict.LESS);
        assertThat(unlink.differencePerMessage()).isEqualTo(-1);
        assertThat(unlink.source()).isEmpty();
    }

    @Test
    void aSurplusOfAListedCallIsMore() throws Exception {
        List<TraceEvent.Call> calls = new ArrayList<>(window("file-receiver").calls());
        calls.add(call("close", "9"));

        CallCount close = countOf("close", check(RecordedTraces.FILE.receiver(), MESSAGES, calls));

        assertThat(close.verdict()).isEqualTo(CallVerdict.MORE);
        assertThat(close.steps()).containsExactly("close", "close-descriptors");
        assertThat(close.atLeast()).isEqualTo(4L * MESSAGES);
        assertThat(close.differencePerMessage()).isEqualTo(1.0 / MESSAGES);
    }

    @Test
    void theWaitMayBeThereOrNotButNotTwicePerMessage() throws Exception {
        List<TraceEvent.Call> all = window("socket-receiver").calls();
        List<TraceEvent.Call> without =
                all.stream().filter(call -> !call.name().equals("poll")).toList();
        List<TraceEvent.Call> twice = new ArrayList<>(all);
        all.stream().filter(call -> call.name().equals("poll")).forEach(twice::add);

        assertThat(verdictOfPoll(all)).isEqualTo(CallVerdict.EXPECTED);
        assertThat(verdictOfPoll(without)).isEqualTo(CallVerdict.EXPECTED);
        assertThat(verdictOfPoll(twice)).isEqualTo(CallVerdict.MORE);
    }

    @Test
    void whatMayOccurSometimesIsAllowedAndItsRateTold() throws Exception {
        List<TraceEvent.Call> calls =
                new ArrayList<>(window("mmap-locked-sender").calls());
        calls.add(call("fcntl", "5, F_SETLKW, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=1}"));

        List<CallCount> counts = check(RecordedTraces.MMAP_LOCKED.sender(), MESSAGES, calls);

        assertThat(counts)
                .extracting(CallCount::verdict)
                .containsExactly(CallVerdict.ALLOWED, CallVerdict.EXPECTED, CallVerdict.EXPECTED);
        assertThat(counts.get(0).steps()).containsExactly("lock");
        assertThat(counts.get(0).atMost()).isEmpty();
        assertThat(counts.get(0).differencePerMessage()).isEqualTo(1.0 / MESSAGES);
    }

    @Test
    void anArgumentThatNoStepHasMakesAListedCallUnexpected() {
        List<CallCount> counts = check(RecordedTraces.MMAP_LOCKED.sender(), 1, List.of(call("fcntl", "3, F_GETFL")));

        assertThat(countOf("fcntl", counts.subList(counts.size() - 1, counts.size()))
                        .verdict())
                .isEqualTo(CallVerdict.UNEXPECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"futex", "mmap", "mprotect"})
    void aRareCallOfTheJavaRuntimeIsNamedAsThat(String name) throws Exception {
        List<TraceEvent.Call> calls = new ArrayList<>(window("file-sender").calls());
        calls.add(call(name, ""));
        calls.add(call(name, ""));

        CallCount rare = countOf(name, check(RecordedTraces.FILE.sender(), MESSAGES, calls));
        // A handful is the runtime's in any window, and a quarter per message is; this is neither.
        calls.addAll(Collections.nCopies(CallListChecker.RUNTIME_HANDFUL - 1, call(name, "")));
        CallCount frequent = countOf(name, check(RecordedTraces.FILE.sender(), MESSAGES, calls));

        assertThat(rare.verdict()).isEqualTo(CallVerdict.RUNTIME);
        assertThat(rare.perMessage()).isEqualTo(0.1);
        assertThat(rare.source()).isPresent();
        assertThat(frequent.verdict()).isEqualTo(CallVerdict.UNEXPECTED);
    }

    @Test
    void unexpectedCallsComeMostFrequentFirst() {
        List<CallCount> counts = check(
                List.of(), 10, List.of(call("brk", ""), call("futex", ""), call("futex", ""), call("unheard_of", "")));

        assertThat(counts).extracting(CallCount::call).containsExactly("futex", "brk", "unheard_of");
        assertThat(counts.get(0).perMessage()).isEqualTo(0.2);
        assertThat(counts.get(2).source()).isEmpty();
    }

    @Test
    void noMessagesCannotBeChecked() {
        assertThatThrownBy(() -> check(List.of(), 0, List.of())).hasMessage("messages: at least 1 is needed, got 0");
    }

    @Test
    void callsThatLoadClassesAreTheRuntimesAndCountForNoStep() throws Exception {
        TraceWindow whole = window("file-receiver");
        TraceWindow loading = new TraceWindow(
                whole.calls(),
                List.of(call("lseek", "5, 30, SEEK_SET"), call("lseek", "5, 99, SEEK_SET")),
                whole.nullCalls());

        List<CallCount> counts = CallListChecker.check(RecordedTraces.FILE.receiver(), MESSAGES, loading);

        assertThat(counts.subList(0, counts.size() - 1)).allMatch(count -> count.verdict() == CallVerdict.EXPECTED);
        CallCount last = counts.get(counts.size() - 1);
        assertThat(last.verdict()).isEqualTo(CallVerdict.RUNTIME);
        assertThat(last.call()).isEqualTo("lseek");
        assertThat(last.count()).isEqualTo(2);
        assertThat(last.source()).contains("class loading");
    }

    private static List<CallCount> check(List<CallStep> steps, long messages, List<TraceEvent.Call> calls) {
        return CallListChecker.check(steps, messages, new TraceWindow(calls, List.of(), List.of()));
    }

    private static void assertMatches(List<CallStep> steps, String trace) throws Exception {
        assertThat(check(steps, MESSAGES, window(trace).calls()))
                .as(trace)
                .isNotEmpty()
                .allMatch(count -> count.verdict() == CallVerdict.EXPECTED);
    }

    private static CallVerdict verdictOfPoll(List<TraceEvent.Call> calls) {
        return check(RecordedTraces.SOCKET.receiver(), MESSAGES, calls).get(0).verdict();
    }

    private static CallCount countOf(String call, List<CallCount> counts) {
        return counts.stream()
                .filter(count -> count.call().equals(call))
                .findFirst()
                .orElseThrow();
    }

    private static TraceEvent.Call call(String name, String arguments) {
        return new TraceEvent.Call(
                1, 0, name, arguments, OptionalLong.of(0), Optional.empty(), "", OptionalLong.of(5000));
    }
}
