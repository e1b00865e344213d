package io.github.ipcbench.statistics;

import io.github.ipcbench.statistics.SimulatedSessions.Noise;
import io.github.ipcbench.statistics.SimulatedSessions.Session;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Prints the tables of {@code docs/statistics.md}. Not part of the build, by its name; repeat it with {@code mvn test
 * -pl ipc-bench-core -Dtest=CoverageTable}.
 */
class CoverageTable {
    private static final int[] BLOCKS = {6, 7, 8, 10, 15, 20, 30};
    private static final int[] SLICES = {12, 20, 40, 100};
    private static final int[] RUNS = {6, 10, 30};

    @Test
    void ofTheRatioInterpolated() {
        printRatios("interpolated order statistics, 20,000 sessions", 20_000, Coverage::interpolated);
    }

    @Test
    void ofTheMedian() {
        System.out.println("order-statistic interval of the median, 20,000 sessions; runs: " + Arrays.toString(RUNS));
        System.out.println(row("stated", RUNS, CoverageTable::statedConfidence));
        for (Noise noise : new Noise[] {Noise.LOG_NORMAL, Noise.SPIKES, Noise.ONE_SIDED, Noise.TICKS}) {
            SimulatedSessions sessions = new SimulatedSessions(noise, 1);
            System.out.println(row(noise.toString(), RUNS, runs -> Coverage.ofMedian(sessions, runs, 20_000)));
        }
    }

    @Test
    void ofTheSteadyState() {
        System.out.println("share of series called unsteady, 1,000 series; slices: " + Arrays.toString(SLICES));
        printSlices("level, 3 %", slices -> SimulatedSlices.level(slices, 0.03, 0));
        printSlices("level, neighbours alike by 0.3", slices -> SimulatedSlices.level(slices, 0.03, 0.3));
        printSlices("level, neighbours alike by 0.6", slices -> SimulatedSlices.level(slices, 0.03, 0.6));
        printSlices("first slice twice", slices -> hotStart(slices, 1));
        printSlices("first two slices twice", slices -> hotStart(slices, 2));
        printSlices("first three slices twice", slices -> hotStart(slices, 3));
        printSlices(
                "5 % less from the middle on",
                slices -> SimulatedSlices.independent(slices, slice -> 2 * slice < slices ? 1.05 : 1, 0.03));
        printSlices(
                "drift by 10 %",
                slices -> SimulatedSlices.independent(slices, slice -> 1 + 0.1 * slice / slices, 0.03));
        printSlices(
                "drift by 20 %",
                slices -> SimulatedSlices.independent(slices, slice -> 1 + 0.2 * slice / slices, 0.03));
    }

    private static SimulatedSlices hotStart(int slices, int hot) {
        return SimulatedSlices.independent(slices, slice -> slice < hot ? 2 : 1, 0.03);
    }

    private static void printSlices(String name, IntFunction<SimulatedSlices> series) {
        System.out.println(row(name, SLICES, slices -> series.apply(slices).shareCalledUnsteady(1000)));
    }

    private static void printRatios(String title, int count, Function<Session, Optional<Interval>> method) {
        System.out.println(title + "; blocks: " + Arrays.toString(BLOCKS));
        for (Noise noise : Noise.values()) {
            for (double trueRatio : new double[] {1, 1.02}) {
                SimulatedSessions sessions = new SimulatedSessions(noise, trueRatio);
                System.out.println(row(
                        noise + " | " + trueRatio,
                        BLOCKS,
                        blocks -> Coverage.ofRatio(sessions, blocks, count, method)));
            }
        }
    }

    private static double statedConfidence(int runs) {
        return OrderStatistics.confidence(
                runs, OrderStatistics.rank(runs, Coverage.CONFIDENCE).orElseThrow());
    }

    private static String row(String name, int[] columns, IntToDoubleFunction share) {
        return Arrays.stream(columns)
                .mapToObj(column -> String.format(Locale.ROOT, "%.1f", 100 * share.applyAsDouble(column)))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }
}
