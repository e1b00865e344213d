package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.CallsModel.CallSide;
import io.github.ipcbench.report.CallsModel.Calls;
import io.github.ipcbench.report.CallsModel.TracedStep;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.Warning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallTablesTest {
    private static final Results SESSION = SampleResults.quick().build();

    @Test
    void aCallIsShownRawLessTheNullCallAndBesideTheStepProfile() {
        CallSide sender = side(0, SampleCalls.trace("socket", true, List.of(SampleCalls.EXACT)));
        assertThat(sender.traced())
                .isEqualTo(
                        "1,050 messages under strace 6.1; its null call took 7.00 µs at the median, 7.10 on average");
        assertThat(sender.steps())
                .containsExactly(new TracedStep(
                        "sendmsg",
                        "sendmsg, 112,192 bytes",
                        "1,050",
                        "23.41",
                        "23.51",
                        "16.41",
                        "16.36",
                        "16.40",
                        "17.10",
                        Optional.empty(),
                        false));
    }

    @Test
    void onlyTheMostFrequentSuccessfulCallStandsBesideTheStepAndAStepWithoutACallIsShownToo() {
        CallSide receiver = side(1, SampleCalls.trace("file", true, List.of(SampleCalls.EXACT)));
        assertThat(receiver.steps())
                .extracting(step -> step.call() + " " + step.undisturbed() + " " + step.stopped()
                        + (step.marked() ? " marked" : "")
                        + step.against().map(against -> " against " + against).orElse(""))
                .containsExactly(
                        "recvmsg, 112,192 bytes 2.20 2.90 marked",
                        "recvmsg, EAGAIN – –",
                        "close-descriptor 0.09 0.79 against 0.09",
                        "no call 156.00 –");
    }

    @Test
    void aDisagreementIsPutIntoWordsAndAgreementToo() {
        assertThat(calls(SampleCalls.trace("file", true, List.of())).callNotes())
                .last()
                .asString()
                .contains("disagree by more than 1 µs and 15 %")
                .contains("file receiver recvmsg (2.90 µs in process, 16.17 traced; 13.27 apart)");
        assertThat(calls(SampleCalls.trace("socket", true, List.of())).callNotes())
                .last()
                .asString()
                .startsWith("The two instruments agree");
        TraceSummary trace = SampleCalls.trace("socket", true, List.of());
        TraceSummary alone =
                new TraceSummary(trace.mode(), 1, 1, trace.tracer(), true, trace.sender(), trace.receiver(), List.of());
        assertThat(calls(alone).callNotes()).last().asString().startsWith("No step was timed by both");
    }

    @Test
    void thatMessagesTravelledOneAtATimeIsSaidOnlyWhereTheyDid() {
        assertThat(ReportModelFactory.of(SampleCalls.in(SESSION)).calls().callNotes())
                .anySatisfy(note -> assertThat(note).contains("one message at a time"));
        assertThat(calls(SampleCalls.trace("file", true, List.of())).callNotes())
                .noneSatisfy(note -> assertThat(note).contains("one message at a time"));
    }

    @Test
    void aCallListThatHoldsSaysSoAndNamesWhatTheRuntimeAdds() {
        CallSide receiver = receiver(SampleCalls.EXACT, SampleCalls.RUNTIME);
        assertThat(receiver.asListed()).isTrue();
        assertThat(receiver.callList())
                .containsExactly(
                        "Calls exactly as listed.",
                        "futex: the Java runtime’s, 0.004 per message; source: a lock or a safepoint.");
    }

    @Test
    void everyDeviationFromTheCallListIsNamedWithItsRateAndSource() {
        CallSide receiver = receiver(SampleCalls.MORE, SampleCalls.LESS, SampleCalls.UNEXPECTED);
        assertThat(receiver.asListed()).isFalse();
        assertThat(receiver.callList())
                .containsExactly(
                        "Calls not as listed.",
                        "recvmsg (recvmsg): more than listed, by 0.020 per message; source not known.",
                        "close (close, close-descriptor): fewer than listed, by 0.200 per message; source not known.",
                        "fstat: not on the list, 1.000 per message; source: a file opened by name.");
    }

    @Test
    void whereOnlyTheListedCallsWereTracedNothingIsClaimedOfOthers() {
        assertThat(side(1, SampleCalls.trace("socket", false, List.of(SampleCalls.EXACT)))
                        .callList())
                .containsExactly("Calls exactly as listed, of the listed ones; others were not traced.");
    }

    @Test
    void withoutTracesTheSectionSaysWhy() {
        Warning reason = new Warning("no-strace", "Calls were not traced: strace is not installed.");
        ReportModel model = ReportModelFactory.of(SESSION.with(CallFindings.NONE, List.of(reason)));
        assertThat(model.calls().untraced()).contains("Calls were not traced: strace is not installed.");
        assertThat(model.contents()).extracting(ReportModel.Section::id).contains("calls");
        assertThat(new ReportRenderer(new TemplateRenderer()).html(model))
                .contains("<p class=\"notice\">Calls were not traced: strace is not installed.</p>");
    }

    private static CallSide receiver(CallCount... counts) {
        return side(1, SampleCalls.trace("socket", true, List.of(counts)));
    }

    private static CallSide side(int side, TraceSummary trace) {
        return calls(trace).callTables().get(0).sides().get(side);
    }

    private static Calls calls(TraceSummary trace) {
        CallFindings findings = new CallFindings(List.of(), List.of(trace), List.of());
        return ReportModelFactory.of(SESSION.with(findings, List.of())).calls();
    }
}
