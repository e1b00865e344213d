package io.github.ipcbench.calls;

import static io.github.ipcbench.calls.strace.RecordedTraces.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.calls.strace.RecordedTraces;
import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.plan.TraceMarkers;
import org.junit.jupiter.api.Test;

class TraceWindowTest {
    private static final String START = marker(11, TraceMarkers.WINDOW_START_OFFSET, "5.000000000");
    private static final String END = marker(11, TraceMarkers.WINDOW_END_OFFSET, "5.000009000");
    private static final String NULL_CALL = marker(11, TraceMarkers.nullCallOffset(0), "5.000010000");

    @Test
    void theWindowHoldsTheLoopThreadsCallsBetweenTheMarkersAndTheNullCallsAfterThem() throws Exception {
        TraceWindow window = TraceWindow.of(parsed(call(11, "openat", "4.0")
                + START
                + call(11, "write", "5.000001000")
                + call(12, "futex", "5.000002000")
                + call(11, "close", "5.000003000")
                + END
                + NULL_CALL
                + call(11, "exit", "6.0")));

        assertThat(window.calls()).map(TraceEvent.Call::name).containsExactly("write", "close");
        assertThat(window.nullCalls()).hasSize(1);
    }

    @Test
    void nullCallsBetweenMessagesAreNoneOfTheWindowsCalls() throws Exception {
        TraceWindow window =
                TraceWindow.of(parsed(START + call(11, "write", "5.000001000") + NULL_CALL + NULL_CALL + END));

        assertThat(window.calls()).map(TraceEvent.Call::name).containsExactly("write");
        assertThat(window.nullCalls()).hasSize(2);
    }

    @Test
    void recordedTracesHoldTheirTwentyMessages() throws Exception {
        assertThat(window("socket-sender").calls()).hasSize(RecordedTraces.MESSAGES);
        assertThat(window("file-sender").calls()).hasSize(5 * RecordedTraces.MESSAGES);
        assertThat(window("file-receiver").nullCalls()).hasSize(RecordedTraces.MESSAGES);
    }

    /** As JDK 17 loads a class from a jar that another thread opened long ago. */
    @Test
    void whatTheJavaRuntimeReadsFromJarsIsNoneOfTheModesCalls() throws Exception {
        TraceWindow window = TraceWindow.of(parsed("""
                12 4.000000000 openat(AT_FDCWD, "/lib/a.jar", O_RDONLY) = 5 <0.000000010>
                12 4.000000000 openat(AT_FDCWD, "/lib/gone.jar", O_RDONLY) = 6 <0.000000010>
                12 4.000000000 openat(AT_FDCWD, "/lib/missing.jar", O_RDONLY) = -1 ENOENT (No such file) <0.000000010>
                12 4.000000000 close(6) = 0 <0.000000010>
                """ + START + """
                11 5.000001000 lseek(5, 30, SEEK_SET) = 30 <0.000000010>
                11 5.000001000 read(5, ""..., 408) = 408 <0.000000010>
                11 5.000001000 lseek(6, 0, SEEK_SET) = 0 <0.000000010>
                11 5.000001000 read(6, ""..., 16) = 16 <0.000000010>
                11 5.000001000 newfstatat(AT_FDCWD, "/classes/B.class", {...}, 0) = 0 <0.000000010>
                """ + NULL_CALL + END));

        assertThat(window.calls()).map(TraceEvent.Call::arguments).containsExactly("6, 0, SEEK_SET", "6, \"\"..., 16");
        assertThat(window.classLoading()).map(TraceEvent.Call::name).containsExactly("lseek", "read", "newfstatat");
    }

    @Test
    void anOrdinaryLseekIsNoMarker() throws Exception {
        String ordinary = """
                11 5.000001000 lseek(7, 1230261001, SEEK_SET) = 1230261001 <0.000000010>
                11 5.000001000 lseek(-1, 5, SEEK_SET) = -1 EBADF (Bad file descriptor) <0.000000010>
                """;

        assertThat(TraceWindow.of(parsed(START + ordinary + END + NULL_CALL)).calls())
                .hasSize(2);
    }

    @Test
    void whatIsNotOneWholeWindowIsAnError() {
        expectProblem("", "no start marker");
        expectProblem(START + call(11, "write", "5.000001000"), "no end marker");
        expectProblem(START + END, "no null call was made in it or after it");
        expectProblem(START + START + END + NULL_CALL, "a second start marker, by thread 11");
        expectProblem(START + END + END + NULL_CALL, "a second end marker, by thread 11");
        expectProblem(NULL_CALL + START + END, "thread 11 made a marker, but no window has begun");
        expectProblem(END + NULL_CALL, "thread 11 made a marker, but no window has begun");
        expectProblem(
                START + marker(12, TraceMarkers.WINDOW_END_OFFSET, "5.1") + END + NULL_CALL,
                "thread 12 made a marker, but the window is of thread 11");
        expectProblem(
                START + "11 5.000001000 read(3,  <unfinished ...>) = ?\n" + END + NULL_CALL,
                "its call read does not return (THREAD_ENDED)");
    }

    @Test
    void senderAndReceiverInOneTraceAreNotOneWindow() {
        assertThatExceptionOfType(TraceWindow.NotWholeException.class)
                .isThrownBy(() -> window("four-threads-interleaved"))
                .withMessageContaining("a second start marker");
    }

    @Test
    void nullCallsAreNumberedUpToALimit() {
        assertThat(TraceMarkers.nullCallOffset(0)).isEqualTo(TraceMarkers.WINDOW_END_OFFSET + 1);
        assertThatThrownBy(() -> TraceMarkers.nullCallOffset(TraceMarkers.NULL_CALLS_MAX))
                .hasMessage("null call: numbers 0 to 99999 are valid, got 100000");
    }

    static TraceWindow window(String recorded) throws Exception {
        return TraceWindow.of(RecordedTraces.events(recorded));
    }

    private static void expectProblem(String trace, String problem) {
        assertThatExceptionOfType(TraceWindow.NotWholeException.class)
                .isThrownBy(() -> TraceWindow.of(parsed(trace)))
                .withMessageStartingWith("traced window: ")
                .withMessageContaining(problem);
    }

    private static String marker(int tid, long offset, String seconds) {
        return tid + " " + nanos(seconds) + " lseek(-1, " + offset
                + ", SEEK_SET) = -1 EBADF (Bad file descriptor) <0.000000010>\n";
    }

    private static String call(int tid, String name, String seconds) {
        return tid + " " + nanos(seconds) + " " + name + "(3) = 0 <0.000000010>\n";
    }

    private static String nanos(String seconds) {
        int fraction = seconds.length() - seconds.indexOf('.') - 1;
        return seconds + "0".repeat(9 - fraction);
    }
}
