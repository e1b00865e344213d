package io.github.ipcbench.calls.strace;

import static io.github.ipcbench.calls.strace.RecordedTraces.events;
import static io.github.ipcbench.calls.strace.RecordedTraces.parsed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ipcbench.calls.strace.TraceEvent.CutShort.Cause;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StraceParserTest {
    private static final String STAMP = "9177  1795340464.613129541 ";
    private static final long STAMP_NANOS = 1_795_340_464_613_129_541L;

    @ParameterizedTest
    @FieldSource("io.github.ipcbench.calls.strace.RecordedTraces#NAMES")
    void everyLineOfEveryRecordedTraceIsAccountedFor(String name) throws StraceFormatException {
        String text = RecordedTraces.text(name);
        long halves = text.lines().filter(line -> line.contains(" resumed>")).count();

        assertThat(events(name)).hasSize((int) (text.lines().count() - halves));
    }

    @Test
    void aCallHasItsThreadStartNameArgumentsResultAndDuration() throws StraceFormatException {
        assertThat(parsed(STAMP + "write(6, \"\"..., 112192) = 112192 <0.000082022>\n"))
                .containsExactly(new TraceEvent.Call(
                        9177,
                        STAMP_NANOS,
                        "write",
                        "6, \"\"..., 112192",
                        OptionalLong.of(112_192),
                        Optional.empty(),
                        "",
                        OptionalLong.of(82_022)));
    }

    @Test
    void resultsOfManyShapesAreRead() throws StraceFormatException {
        List<TraceEvent> events = parsed("""
                11 5.000000100 lseek(-1, 0, SEEK_SET) = -1 EBADF (Bad file descriptor) <0.000007261>
                11 5.000000100 read(3, 0x7f, 1) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <0.999843883>
                11 5.000000100 poll(NULL, 0, 0)     = ? <unavailable>
                11 5.000000100 mmap(NULL, 1) = 0xffff800000000000 <0.000009784>
                11 5.000000100 umask(022) = 022 <0.000000300>
                11 5.000000100 fcntl(3, F_GETFL) = 0x8002 (flags O_RDWR|O_LARGEFILE) <0.000006000>
                """);

        assertThat(events)
                .map(event -> (TraceEvent.Call) event)
                .satisfiesExactly(
                        failed -> {
                            assertThat(failed.result()).hasValue(-1);
                            assertThat(failed.error()).contains("EBADF");
                            assertThat(failed.note()).isEqualTo("(Bad file descriptor)");
                        },
                        interrupted -> {
                            assertThat(interrupted.result()).isEmpty();
                            assertThat(interrupted.error()).contains("ERESTARTSYS");
                            assertThat(interrupted.durationNanos()).hasValue(999_843_883);
                        },
                        unavailable -> {
                            assertThat(unavailable.result()).isEmpty();
                            assertThat(unavailable.note()).isEqualTo("<unavailable>");
                            assertThat(unavailable.durationNanos()).isEmpty();
                        },
                        address -> assertThat(address.result()).hasValue(0xffff_8000_0000_0000L),
                        octal -> assertThat(octal.result()).hasValue(18),
                        flags -> {
                            assertThat(flags.result()).hasValue(0x8002);
                            assertThat(flags.note()).isEqualTo("(flags O_RDWR|O_LARGEFILE)");
                        });
    }

    @Test
    void aNumberThatASignalsReturnHandsOnIsReadWithoutItsSignToo() throws StraceFormatException {
        assertThat(parsed("11 5.000000100 rt_sigreturn({mask=[]}) = 18446744073708726012 <0.000000010>\n"))
                .map(event -> ((TraceEvent.Call) event).result())
                .containsExactly(OptionalLong.of(-825_604));
    }

    @Test
    void bothHalvesOfACallAreJoinedAcrossOtherThreadsLines() throws StraceFormatException {
        List<TraceEvent> events = parsed("""
                11 5.000000100 recvmsg(4,  <unfinished ...>
                12 5.000000200 close(7) = 0 <0.000000010>
                11 5.000000300 <... recvmsg resumed>{msg_name=NULL}, 0) = 0 <0.000000150>
                """);

        assertThat(events)
                .map(event -> (TraceEvent.Call) event)
                .satisfiesExactly(other -> assertThat(other.name()).isEqualTo("close"), joined -> {
                    assertThat(joined.startNanos()).isEqualTo(5_000_000_100L);
                    assertThat(joined.arguments()).isEqualTo("4, {msg_name=NULL}, 0");
                    assertThat(joined.durationNanos()).hasValue(150);
                });
    }

    @Test
    void anInterruptedProgramShowsItsSignalsItsRestartsAndItsDeath() throws StraceFormatException {
        List<TraceEvent> events = events("signals-and-restarts");

        assertThat(events)
                .filteredOn(TraceEvent.SignalDelivered.class::isInstance)
                .map(event -> ((TraceEvent.SignalDelivered) event).signal())
                .containsExactly("SIGALRM", "SIGALRM", "SIGALRM", "SIGCHLD", "SIGSEGV");
        assertThat(events)
                .filteredOn(event -> event instanceof TraceEvent.Call call
                        && call.error()
                                .filter(error -> error.startsWith("ERESTART"))
                                .isPresent())
                .map(event -> ((TraceEvent.Call) event).name())
                .containsExactly("clock_nanosleep", "poll", "read");
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        TraceEvent.Killed.class,
                        killed -> assertThat(killed.signal()).isEqualTo("SIGSEGV"));
    }

    @Test
    void threadsThatEndInsideACallLeaveItCutShort() throws StraceFormatException {
        assertThat(events("threads-exit"))
                .filteredOn(TraceEvent.CutShort.class::isInstance)
                .map(event -> (TraceEvent.CutShort) event)
                .singleElement()
                .satisfies(cut -> {
                    assertThat(cut.name()).isEqualTo("read");
                    assertThat(cut.arguments()).isEqualTo("3, ");
                    assertThat(cut.cause()).isEqualTo(Cause.THREAD_ENDED);
                });
        assertThat(events("threads-killed"))
                .filteredOn(TraceEvent.Killed.class::isInstance)
                .hasSize(3);
    }

    @Test
    void aThreadThatReplacesTheProgramGoesOnUnderTheOldMainThreadsId() throws StraceFormatException {
        List<TraceEvent> events = events("execve-by-other-thread");
        int superseded = events.stream()
                .filter(TraceEvent.Superseded.class::isInstance)
                .mapToInt(events::indexOf)
                .findFirst()
                .orElseThrow();

        TraceEvent.Superseded old = (TraceEvent.Superseded) events.get(superseded);
        TraceEvent.Call execve = (TraceEvent.Call) events.get(superseded + 1);
        assertThat(execve.name()).isEqualTo("execve");
        assertThat(execve.tid()).isEqualTo(old.tid()).isNotEqualTo(old.byTid());
        assertThat(execve.arguments()).startsWith("\"/bin/true\"");
    }

    @Test
    void aDetachedTracerLeavesTheCallCutShort() throws StraceFormatException {
        assertThat(events("detached")).singleElement().isInstanceOfSatisfying(TraceEvent.CutShort.class, cut -> {
            assertThat(cut.cause()).isEqualTo(Cause.DETACHED);
            assertThat(cut.arguments()).isEqualTo("<... resuming interrupted read ...>");
        });
    }

    @Test
    void aStoppedProcessShowsWhereItWasStopped() throws StraceFormatException {
        assertThat(events("stopped"))
                .filteredOn(TraceEvent.Stopped.class::isInstance)
                .hasSize(3)
                .allMatch(event -> ((TraceEvent.Stopped) event).signal().equals("SIGSTOP"));
    }

    @Test
    void aTraceThatEndsInTheMiddleSaysSo() throws StraceFormatException {
        List<TraceEvent> events = parsed("11 5.000000100 poll([...], 1, -1 <unfinished ...>\n12 5.000000200 clo");

        assertThat(events)
                .containsExactly(
                        new TraceEvent.TruncatedLine(2, "12 5.000000200 clo"),
                        new TraceEvent.CutShort(11, 5_000_000_100L, "poll", "[...], 1, -1", Cause.END_OF_TRACE));
    }

    @Test
    void aLastLineWithoutItsEndIsNotBelievedEvenIfItLooksWhole() throws StraceFormatException {
        assertThat(parsed("11 5.000000100 close(7) = 0"))
                .containsExactly(new TraceEvent.TruncatedLine(1, "11 5.000000100 close(7) = 0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "strace: Process 9178 attached",
                "close(7) = 0 <0.000000010>",
                "11 5.0001 close(7) = 0 <0.000000010>",
                "11 5.000000100 close(7) = 0 <0.0001>",
                "11 5.000000100 close(7)",
                "11 5.000000100 close(7 = 0 <0.000000010>",
                "11 5.000000100 close(7]) = 0 <0.000000010>",
                "11 5.000000100 write(7, \"unclosed) = 0 <0.000000010>",
                "11 5.000000100 Close(7) = 0 <0.000000010>",
                "11 5.000000100 close(7) = zero <0.000000010>",
                "11 5.000000100 close(7) = 3 EBADF (Bad file descriptor) <0.000000010>",
                "11 5.000000100 close(7) = 0 and more <0.000000010>",
                "11 5.000000100 close(7) = 0 (note) x (note) <0.000000010>",
                "11 5.000000100 close(7) = 99999999999999999999 <0.000000010>",
                "11 5.000000100 write(7, \"\u0007\", 1) = 1 <0.000000010>",
                "11 5.000000100 write(7, \"\u00e9\", 1) = 1 <0.000000010>",
                "11 5.000000100 +++ exited +++",
                "11 5.000000100 +++ exited with 0 +++ ",
                "11 5.000000100 --- something ---",
                "11 5.000000100 <... close resumed>) = 0 <0.000000010>",
                "11 5.000000100 <... whatever",
                "9999999999 5.000000100 close(7) = 0 <0.000000010>",
                "11 9999999999.000000100 close(7) = 0 <0.000000010>",
                "[ Process PID=11 runs in 32 bit mode. ]"
            })
    void aLineNoStraceWritesIsAnErrorWithItsNumberAndText(String line) {
        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parsed(STAMP + "getpid() = 9177 <0.000000100>\n" + line + "\n"))
                .satisfies(e -> assertThat(e.lineNumber()).isEqualTo(2))
                .withMessageStartingWith("strace output, line 2: ")
                .withMessageEndingWith("'" + line + "'");
    }

    @Test
    void aCallInsideACallOfTheSameThreadIsAnError() {
        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(
                        () -> parsed(
                                "11 5.000000100 poll([...], 1, -1 <unfinished ...>\n11 5.000000200 close(7) = 0 <0.000000010>\n"))
                .withMessageContaining("line 2: thread 11 is inside poll and cannot begin another call");
    }

    @Test
    void aSecondHalfOfAnotherCallIsAnError() {
        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parsed(
                        "11 5.000000100 poll([...], 1, -1 <unfinished ...>\n11 5.000000200 <... read resumed>) = 0\n"))
                .withMessageContaining("line 2: thread 11 resumes read but is inside poll");
    }

    @Test
    void limitsEndAParseWithAnError() {
        String line = "11 5.000000100 close(7) = 0 <0.000000010>\n";

        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parseWithin(new StraceLimits(line.length() - 2, 9, 999), line))
                .withMessageContaining("line 1: longer than 40 characters");
        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parseWithin(new StraceLimits(99, 2, 999), line.repeat(3)))
                .withMessageContaining("line 3: more than 2 lines");
        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parseWithin(new StraceLimits(99, 9, 100), line.repeat(3)))
                .withMessageContaining("line 3: more than 100 characters in all");
    }

    @Test
    void callsUnderWayAreHeldWithinALimit() {
        StringBuilder trace = new StringBuilder();
        String arguments = "x".repeat(60_000);
        for (int tid = 1; tid <= 300; tid++) {
            trace.append(tid).append(" 5.000000100 read(").append(arguments).append(" <unfinished ...>\n");
        }
        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parseWithin(StraceLimits.DEFAULT, trace.toString()))
                .withMessageContaining("line 280: more than 16777216 characters of calls under way");
    }

    @Test
    void callsThatReturnedAreHeldNoLonger() throws Exception {
        StringBuilder trace = new StringBuilder();
        String arguments = "x".repeat(60_000);
        for (int tid = 1; tid <= 300; tid++) {
            trace.append(tid).append(" 5.000000100 read(").append(arguments).append(" <unfinished ...>\n");
            trace.append(tid).append(" 5.000000200 <... read resumed>) = 0 <0.000000010>\n");
        }
        parseWithin(StraceLimits.DEFAULT, trace.toString());
    }

    @Test
    void aLongLineIsShownInPart() {
        String line = "x".repeat(1000);

        assertThatExceptionOfType(StraceFormatException.class)
                .isThrownBy(() -> parsed(line + "\n"))
                .withMessageEndingWith("'" + "x".repeat(200) + "…'");
    }

    private static void parseWithin(StraceLimits limits, String trace) throws Exception {
        new StraceParser(limits).parse(new StringReader(trace), event -> {});
    }
}
