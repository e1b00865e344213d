package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.judgement.JudgedRuns.Met;
import io.github.ipcbench.judgement.Trust.Level;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often whole clean sessions of ten rounds come to which verdict and trust; the expected rates are of an independent simulation. */
class SessionRatesTest {
    private static final int ROUNDS = 10;
    private static final int SESSIONS = 2000;
    private static final double POINTS = 0.02;
    private static final List<String> MODES = List.of("socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip");

    /** What is counted of one session. */
    private record Outcome(Level level, boolean anyLeavesOutOne, boolean anyClear) {
        static Outcome of(SessionSummary session) {
            return new Outcome(
                    session.trust().level(),
                    session.comparisons().stream()
                            .anyMatch(each -> !each.interval().orElseThrow().contains(1)),
                    session.comparisons().stream().anyMatch(each -> each.verdict() == Verdict.CLEAR));
        }
    }

    /** Five modes, so four comparisons. */
    @Test
    void fourEqualModesAreSeldomCalledDifferent() {
        List<Outcome> outcomes = outcomes(0.05);
        assertThat(share(outcomes, Outcome::anyLeavesOutOne))
                .as("without the adjustment")
                .isCloseTo(0.16, within(POINTS));
        assertThat(share(outcomes, Outcome::anyClear)).as("with it").isCloseTo(0.045, within(POINTS));
    }

    /** At 15 % most sessions can tell differences from 22 % up only, and say so. */
    @ParameterizedTest
    @CsvSource({"0.03, 96, 99", "0.08, 93, 95", "0.15, 25, 27"})
    void cleanSessionsAreMostlyGoodWhereRunsScatterLittle(double scatter, double fewest, double most) {
        List<Outcome> outcomes = outcomes(scatter);
        assertThat(share(outcomes, outcome -> outcome.level == Level.GOOD))
                .isBetween(fewest / 100 - POINTS, most / 100 + POINTS);
        assertThat(share(outcomes, outcome -> outcome.level == Level.POOR)).isLessThan(0.01);
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> counted) {
        return outcomes.stream().filter(counted).count() / (double) outcomes.size();
    }

    private static List<Outcome> outcomes(double scatter) {
        Random random = new Random(20150630);
        return IntStream.range(0, SESSIONS)
                .mapToObj(session -> {
                    JudgedRuns runs = new JudgedRuns(random);
                    MODES.forEach(mode ->
                            runs.with(JudgedRuns.key(mode), ROUNDS, scatter, round -> 30, round -> Met.NOTHING));
                    return Outcome.of(runs.judged());
                })
                .toList();
    }
}
