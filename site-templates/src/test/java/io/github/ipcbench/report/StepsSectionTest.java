package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.report.model.CallsModel;
import io.github.ipcbench.report.model.CallsModel.Account;
import io.github.ipcbench.report.model.CallsModel.Step;
import io.github.ipcbench.report.model.CallsModel.Steps;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsSectionTest {
    private static final Results SESSION = SampleResults.quick().build();

    @Test
    void aSessionThatLookedIntoNothingHasNoSectionAboutCalls() {
        for (Results session : List.of(SESSION, SESSION.with(CallFindings.NONE, List.of()))) {
            assertThat(Shown.ids(ReportModelFactory.of(session))).doesNotContain("steps", "calls", "article");
        }
    }

    @Test
    void aStepIsShownInMicrosecondsWithTheClockThatWasSubtracted() {
        CallsModel.StepSide receiver =
                steps(SESSION).stepTables().get(0).sides().get(1);
        assertThat(receiver.timed())
                .isEqualTo("100 of 1,000 messages sampled; reading the clock cost 40 ns, already subtracted");
        assertThat(receiver.steps())
                .contains(
                        new Step("recvmsg", "17.00", "16.23", "16.73", "100", false),
                        new Step("close-descriptor", "< 0.1", "< 0.1", "0.50", "300", false))
                .extracting(Step::name)
                .containsExactly("wait", "recvmsg", "inflate", "close-descriptor");
    }

    @Test
    void aStepThatTakesLongerThanItsCpuTimeIncludesWaiting() {
        assertThat(steps(SESSION).stepTables().get(0).sides().get(0).steps())
                .containsExactly(new Step("sendmsg", "16.10", "29.34", "29.84", "100", true));
    }

    @Test
    void howMuchOfTheCpuTimeThePartsExplainIsOneSentence() {
        assertThat(steps(SESSION).explained()).contains("The parts explain 94 to 101 % of the CPU time.");
        List<Account> accounts = steps(SESSION).accounts();
        assertThat(accounts.get(0))
                .isEqualTo(new Account("socket, sender loop CPU", "16.00", "sendmsg 16.10", "101 %"));
        assertThat(accounts.get(3))
                .isEqualTo(new Account("socket, receiver process CPU", "22.00", "loop 20.00, jit 2.00", "100 %"));
        assertThat(accounts).hasSize(8);
    }

    @Test
    void stepsThatAddUpAreFine() {
        assertThat(checked(16_100_000)).contains("✓ The parts explain 100 to 101 % of the CPU time.");
        assertThat(checked(12_100_000)).contains("✓ The parts explain 76 to 100 % of the CPU time.");
        assertThat(checked(19_900_000)).contains("✓ The parts explain 100 to 124 % of the CPU time.");
    }

    @Test
    void stepsThatExplainTooLittleOrTooMuchAreDoubted() {
        assertThat(checked(11_900_000))
                .contains("! The parts explain 74 to 100 % of the CPU time: read the steps as proportions only.");
        assertThat(checked(20_100_000))
                .contains("! The parts explain 100 to 126 % of the CPU time: read the steps as proportions only.");
    }

    /** @param sendmsgNanos of a sender's loop CPU of 16 ms */
    private static List<String> checked(double sendmsgNanos) {
        CallFindings findings = new CallFindings(List.of(SampleCalls.profile("socket", sendmsgNanos)), List.of());
        return Shown.checks(ReportModelFactory.of(SESSION.with(findings, List.of())));
    }

    @Test
    void aProfileThatDiffersIsDoubtedBesideItsSteps() {
        Results session = SampleCalls.in(SESSION);
        assertThat(steps(session).stepDoubts()).isEmpty();

        Results differing = session.with(
                session.calls().orElseThrow(),
                List.of(Warning.of(WarningCode.PROFILE_DIFFERS, new Case("<socket>", 16, Case.BASE), 90_000, 60_000)));
        ReportModel model = ReportModelFactory.of(differing);
        RenderedText renderer = new RenderedText();
        assertThat(Shown.steps(differing).stepDoubts())
                .singleElement()
                .asString()
                .startsWith("The profiled run of <socket> took 90.0");
        assertThat(Golden.section(renderer.html(model), "steps"))
                .contains("<p class=\"notice\"><strong>Warning:</strong> The profiled run of &lt;socket&gt; took");
        assertThat(renderer.markdown(model)).contains("\nWarning: The profiled run of &lt;socket&gt; took");
    }

    private static Steps steps(Results session) {
        return Shown.steps(session.calls().isPresent() ? session : SampleCalls.in(session));
    }
}
