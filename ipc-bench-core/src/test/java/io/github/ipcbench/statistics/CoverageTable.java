package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Prints the tables of {@code docs/statistics.md} from 20,000 sessions a cell. Not part of the build, by its name; repeat it
 * with {@code mvn test -pl ipc-bench-core -Dtest=CoverageTable}.
 */
class CoverageTable {
    private static final int SESSIONS = 20_000;
    private static final int[] ROUNDS = {3, 6, 8, 10, 20};

    @Test
    void ofTheGeometricMean() {
        print(
                "t interval of the geometric mean",
                session -> LogMean.ofRatios(session.mode(), session.base())
                                .pValue()
                                .orElseThrow()
                        <= 0.05);
    }

    @Test
    void ofTheTypicalRound() {
        print("interval of the median ratio", session -> {
            double[] ratios = new double[session.mode().length];
            Arrays.setAll(ratios, round -> session.mode()[round] / session.base()[round]);
            return ratios.length >= 6
                    && !MedianRatio.of(ratios, 0.95).interval().orElseThrow().contains(1);
        });
    }

    private static void print(String title, Predicate<SimulatedRuns.Session> isTold) {
        System.out.println(title + "; coverage and told apart at +10 %, rounds " + Arrays.toString(ROUNDS));
        for (SimulatedRuns noise : SimulatedRuns.values()) {
            System.out.println(row(noise.toString(), rounds -> {
                double alarms = told(noise, rounds, 0, isTold);
                double found = told(noise, rounds, 0.1, isTold);
                return String.format(Locale.ROOT, "%.1f / %.1f", 100 - alarms, found);
            }));
        }
    }

    private static double told(
            SimulatedRuns noise, int rounds, double effect, Predicate<SimulatedRuns.Session> isTold) {
        Random random = new Random(SimulatedRuns.SEED);
        int told = 0;
        for (int session = 0; session < SESSIONS; session++) {
            told += isTold.test(noise.next(rounds, effect, random)) ? 1 : 0;
        }
        return 100.0 * told / SESSIONS;
    }

    private static String row(String name, IntFunction<String> cell) {
        return Arrays.stream(ROUNDS).mapToObj(cell).collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }
}
