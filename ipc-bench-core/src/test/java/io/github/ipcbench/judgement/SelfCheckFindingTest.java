package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.SelfCheck;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.statistics.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfCheckFindingTest {
    private static Case key(String mode) {
        return new Case(mode, 16, Case.BASE);
    }

    /** A run of ten messages; all the CPU time is the sender's. */
    private static RunResult run(int round, String mode, long nanosPerMessage) {
        long cpu = 10 * nanosPerMessage;
        return new RunResult(
                round,
                round,
                key(mode),
                10,
                cpu,
                new BothEnds<>(
                        new WorkerMeasurement(cpu, cpu, 0, cpu, 0, cpu, 1, 1, 1),
                        new WorkerMeasurement(cpu, 0, 0, 0, 0, 0, 1, 1, 1)),
                List.of());
    }

    private static List<RunResult> runs(long... nanosPerMessage) {
        List<RunResult> runs = new ArrayList<>();
        for (long nanos : nanosPerMessage) {
            runs.add(run(runs.size() + 1, "socket", nanos));
        }
        return runs;
    }

    private static SelfCheck check(List<RunResult> again, List<RunResult> delayed) {
        return new SelfCheck(key("socket"), 0.05, 500, again, delayed, Collections.nCopies(delayed.size(), 520.0));
    }

    private static final List<RunResult> BASE = runs(10_000, 10_100, 9_900, 10_050, 9_950, 10_000, 10_020, 9_980);
    private static final List<RunResult> AGAIN = runs(10_010, 10_060, 9_930, 10_000, 9_990, 9_980, 10_050, 9_960);

    @Test
    void aDelayThatStandsOutOfTheNoiseIsSeen() {
        List<RunResult> delayed = runs(10_510, 10_560, 10_430, 10_500, 10_490, 10_480, 10_550, 10_460);
        SelfCheckFinding finding =
                SelfCheckFinding.of(check(AGAIN, delayed), BASE, 0.95, 0.8).orElseThrow();

        assertThat(finding.again().verdict()).isEqualTo(Verdict.INDISTINGUISHABLE);
        assertThat(finding.sawPlanted()).isTrue();
        assertThat(finding.delayed().ratio()).isCloseTo(1.05, within(0.01));
        assertThat(finding.expectedDelayed()).isCloseTo(1.052, within(1e-6));
        assertThat(finding.sensitivity().orElseThrow().smallestDifference()).isBetween(0.001, 0.02);
    }

    @Test
    void aDelayThatIsLostInTheNoiseIsNotSeen() {
        List<RunResult> delayed = runs(11_000, 9_000, 10_500, 9_400, 10_700, 9_300, 10_900, 9_100);
        assertThat(SelfCheckFinding.of(check(AGAIN, delayed), BASE, 0.95, 0.8)
                        .orElseThrow()
                        .sawPlanted())
                .isFalse();
    }

    @Test
    void onlyRoundsWithAllThreeRunsCount() {
        List<RunResult> delayed = runs(10_500, 10_600);
        SelfCheckFinding finding = SelfCheckFinding.of(check(AGAIN.subList(0, 3), delayed), BASE, 0.95, 0.8)
                .orElseThrow();
        assertThat(finding.delayed().ratios()).hasSize(2);
        assertThat(finding.again().ratios()).hasSize(2);
        assertThat(finding.sensitivity()).isEmpty();
    }

    @Test
    void runsOfOtherCasesDoNotCountAndWithoutAWholeRoundThereIsNoFinding() {
        assertThat(SelfCheckFinding.of(check(AGAIN, runs(10_500)), List.of(run(1, "file", 10_000)), 0.95, 0.8))
                .isEmpty();
    }

    @Test
    void runsOfTheSameModeAtAnotherSizeOrInAnotherVariantDoNotCount() {
        List<RunResult> others = new ArrayList<>();
        for (RunResult run : BASE) {
            others.add(run);
            others.add(of(run, new Case("socket", 4096, Case.BASE)));
            others.add(of(run, new Case("socket", 16, "candidate")));
        }
        assertThat(SelfCheckFinding.of(check(AGAIN, AGAIN), others, 0.95, 0.8))
                .isEqualTo(SelfCheckFinding.of(check(AGAIN, AGAIN), BASE, 0.95, 0.8));
    }

    private static RunResult of(RunResult run, Case key) {
        return new RunResult(run.index(), run.round(), key, run.messages(), run.wallNanos(), run.ends(), List.of());
    }
}
