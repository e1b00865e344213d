package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProfileFitTest {
    private static WorkerMeasurement loopCpu(long nanos) {
        return new WorkerMeasurement(nanos, nanos, 0, nanos, 0, nanos, 1, 1, 1);
    }

    /** Ten messages a run. */
    private static RunResult run(String mode, long nanosPerMessageAndEnd) {
        WorkerMeasurement end = loopCpu(10 * nanosPerMessageAndEnd);
        return new RunResult(
                1,
                1,
                new Case(mode, 16, Case.BASE),
                10,
                1,
                new BothEnds<>(end, end),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Five messages. */
    private static StepProfile profile(String mode, long nanosPerMessageAndEnd) {
        WorkerProfile end = new WorkerProfile(
                loopCpu(5 * nanosPerMessageAndEnd), 5, 1, 0, OptionalDouble.empty(), List.of(), List.of(), List.of());
        return new StepProfile(new Case(mode, 16, Case.BASE), new BothEnds<>(end, end));
    }

    private static final List<RunResult> HEADLINE =
            List.of(run("socket", 19_000), run("file", 50), run("socket", 20_000), run("socket", 24_000));

    @Test
    void aProfileOnOneCpuDoesNotExplainRunsOnTwo() {
        ProfileFit fit = ProfileFit.of(profile("socket", 4_250), HEADLINE).orElseThrow();

        assertThat(fit.profiledNanos()).isEqualTo(8_500);
        assertThat(fit.headlineNanos()).isEqualTo(40_000);
        assertThat(fit.warning())
                .contains(Warning.of(WarningCode.PROFILE_DIFFERS, new Case("socket", 16, Case.BASE), 8_500, 40_000));
    }

    @Test
    void aProfileLikeTheRunsRaisesNoDoubt() {
        assertThat(ProfileFit.of(profile("socket", 15_000), HEADLINE)
                        .orElseThrow()
                        .warning())
                .isEmpty();
        assertThat(ProfileFit.of(profile("socket", 25_000), HEADLINE)
                        .orElseThrow()
                        .warning())
                .isEmpty();
        assertThat(ProfileFit.of(profile("socket", 25_001), HEADLINE)
                        .orElseThrow()
                        .differs())
                .isTrue();
    }

    @Test
    void withoutRunsOfTheModeThereIsNothingToFit() {
        assertThat(ProfileFit.of(profile("mmap-locked", 1), HEADLINE)).isEmpty();
    }
}
