package io.github.ipcbench.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosureTest {
    private static final List<CallStep> STEPS = List.of(
            CallStep.waiting("wait", "poll"),
            CallStep.exactly("recvmsg", 1, "recvmsg"),
            CallStep.exactly("close-descriptors", 3, "close"));

    @Test
    void stepsTimesTheirOccurrencesAndTheRestMakeLoopCpu() {
        // 10 of 1,000 messages timed; poll blocked, so its duration is no CPU time
        List<StepSummary> profile =
                List.of(step("wait", 10, 90_000), step("recvmsg", 10, 8_000), step("close-descriptors", 30, 500));

        CpuAccount account = Closure.ofLoop(
                "receiver loop CPU", 12_000_000, 1_000, 10, STEPS, profile, List.of(new CpuPart("wait", 2_000_000)));

        assertThat(account.parts())
                .containsExactly(
                        new CpuPart("recvmsg", 8_000_000),
                        new CpuPart("close-descriptors", 1_500_000),
                        new CpuPart("wait", 2_000_000));
        assertThat(account.restNanos()).isEqualTo(500_000);
        assertThat(account.restShare()).isEqualTo(500_000 / 12_000_000.0);
    }

    @Test
    void threadsAndTheRestMakeProcessCpu() {
        CpuAccount account = Closure.ofProcess("sender process CPU", 1_000, 700, 200, 50, 30);

        assertThat(account.parts()).extracting(CpuPart::name).containsExactly("loop", "JIT", "GC", "other threads");
        assertThat(account.restNanos()).isEqualTo(20);
    }

    @Test
    void partsThatClaimTooMuchLeaveANegativeRest() {
        CpuAccount account = Closure.of("loop CPU", 100, List.of(new CpuPart("read", 110)));

        assertThat(account.restNanos()).isEqualTo(-10);
        assertThat(Closure.closes(account)).isFalse();
    }

    @Test
    void anAccountClosesUpToFivePercentOnEitherSide() {
        assertThat(Closure.closes(Closure.of("loop CPU", 100, List.of(new CpuPart("read", 95)))))
                .isTrue();
        assertThat(Closure.closes(Closure.of("loop CPU", 100, List.of(new CpuPart("read", 105)))))
                .isTrue();
        assertThat(Closure.closes(Closure.of("loop CPU", 100, List.of(new CpuPart("read", 94.9)))))
                .isFalse();
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Closure.of("loop CPU", 0, List.of())).hasMessageContaining("CPU time above 0");
        assertThatThrownBy(() -> new CpuPart("read", Double.NaN)).hasMessageContaining("a finite number");
        assertThatThrownBy(() -> Closure.ofLoop("loop CPU", 1, 10, 11, STEPS, List.of(), List.of()))
                .hasMessage("timed messages: 1 to 10 are valid, got 11");
    }

    private static StepSummary step(String name, long count, double meanNanos) {
        return new StepSummary(name, new TimeSummary(count, meanNanos, meanNanos, meanNanos, meanNanos));
    }
}
