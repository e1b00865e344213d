package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.model.CallsModel.CallSide;
import io.github.ipcbench.report.model.CallsModel.CallTable;
import io.github.ipcbench.report.model.CallsModel.TracedCall;
import io.github.ipcbench.report.model.CallsModel.TracedCalls;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallsSectionTest {
    private static final Results SESSION = SampleResults.quick().build();

    @Test
    void aCallIsShownLessTheNullCallByBothInstruments() {
        CallSide receiver = side(1, SampleCalls.trace("socket", List.of(SampleCalls.EXACT)));
        assertThat(receiver.traced())
                .isEqualTo(
                        "1,050 messages under strace 6.1; a call that does nothing took 6.62 µs under it, 0.30 µs by clock");
        assertThat(receiver.calls())
                .containsExactly(
                        new TracedCall("recvmsg", "recvmsg, 112,192 bytes", "1,050", "16.55", "15.93"),
                        new TracedCall("recvmsg", "recvmsg, EAGAIN", "3", "0.38", "–"),
                        new TracedCall("close-descriptor", "close-descriptor", "3,150", "0.41", "< 0.1"));
    }

    @Test
    void aModeSaysByHowMuchItsInstrumentsDiffer() {
        assertThat(calls(SampleCalls.trace("socket", List.of(SampleCalls.EXACT)))
                        .callTables()
                        .get(0)
                        .findings())
                .containsExactly(
                        "Calls exactly as listed.",
                        "Clock and strace differ by 18 % over the listed calls of socket (15.02 and 17.78 µs a message).");
    }

    @Test
    void stepsWithoutACallAreASentence() {
        assertThat(side(1, SampleCalls.trace("socket", List.of(SampleCalls.EXACT)))
                        .notes())
                .containsExactly("Without a system call: wait 0.68 µs, inflate 156.00 µs.");
    }

    @Test
    void whatTheJavaRuntimeAddsIsOneLine() {
        CallTable table = calls(SampleCalls.trace(
                        "socket", List.of(SampleCalls.EXACT, SampleCalls.RUNTIME, SampleCalls.CLASS_LOADING)))
                .callTables()
                .get(0);
        assertThat(table.findings()).startsWith("Calls exactly as listed.");
        assertThat(table.sides().get(1).notes()).startsWith("The Java runtime’s own: 2 futex, 4 lseek.");
    }

    @Test
    void everyDeviationFromTheCallListIsNamedWithItsRateAndSource() {
        CallTable table = calls(SampleCalls.trace(
                        "socket", List.of(SampleCalls.MORE, SampleCalls.LESS, SampleCalls.UNEXPECTED)))
                .callTables()
                .get(0);
        assertThat(table.findings()).startsWith("Calls not as listed.");
        assertThat(table.sides().get(1).notes())
                .startsWith(
                        "recvmsg (recvmsg): more than listed, by 0.020 per message; source not known.",
                        "close (close, close-descriptor): fewer than listed, by 0.200 per message; source not known.",
                        "fstat: not on the list, 1.000 per message; source: a file opened by name.");
    }

    @Test
    void withoutTracesTheSectionSaysWhy() {
        Warning reason = Warning.of(WarningCode.NO_STRACE, "strace is not installed");
        Results session = SESSION.with(CallFindings.NONE, List.of(reason));
        ReportModel model = ReportModelFactory.of(session);
        assertThat(Shown.calls(session).untraced()).contains("Calls were not traced: strace is not installed.");
        assertThat(Shown.ids(model)).contains("calls");
        assertThat(new RenderedText().html(model))
                .contains("<p class=\"notice\">Calls were not traced: strace is not installed.</p>");
    }

    private static CallSide side(int side, TraceSummary trace) {
        return calls(trace).callTables().get(0).sides().get(side);
    }

    private static TracedCalls calls(TraceSummary trace) {
        CallFindings findings =
                new CallFindings(List.of(SampleCalls.profile(trace.key().mode(), 16_100_000)), List.of(trace));
        return Shown.calls(SESSION.with(findings, List.of()));
    }
}
