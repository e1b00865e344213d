package io.github.ipcbench.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ipcbench.judgement.Detectors.Floors;
import io.github.ipcbench.judgement.Detectors.Speed;
import io.github.ipcbench.judgement.Detectors.Speeds;
import io.github.ipcbench.statistics.LevelScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rates over simulated sessions of ten rounds. The expected ones, in %, are of an independent simulation; a planted stretch has
 * three to seven rounds.
 */
class DetectorsTest {
    private static final int SESSIONS = 4000;
    private static final int MANY_SESSIONS = 16_000;
    private static final int ROUNDS = 10;
    private static final int MODES = 5;
    private static final double POINTS = 0.02;

    private final Random random = new Random(20150630);

    @Test
    void aStretchThatAllModesShareIsALevelOfTheMean() {
        List<double[]> costs = modes(MODES, 0.02);
        costs.forEach(one -> raise(one, 2, 6, 0.3));
        Detectors.Levels first = Detectors.levels(costs).get(0);
        assertThat(first.place()).isEmpty();
        assertThat(first.scan().from()).isEqualTo(2);
        assertThat(first.scan().to()).isEqualTo(6);
    }

    @Test
    void aStretchOfOneModeIsALevelOfThatMode() {
        List<double[]> costs = modes(MODES, 0.02);
        raise(costs.get(3), 2, 6, 0.2);
        assertThat(Detectors.levels(costs).stream().map(Detectors.Levels::place))
                .contains(OptionalInt.of(3));
    }

    @Test
    void sevenRoundsAreTooFewForLevelsDriftAndSides() {
        double[] seven = {0.3, 0.3, 0.3, 0.3, -0.3, -0.3, -0.3};
        assertThat(Detectors.levels(List.of(seven))).isEmpty();
        assertThat(Detectors.drift(List.of(seven))).isEmpty();
        assertThat(Detectors.sides(seven, 1)).isEmpty();
    }

    @Test
    void aSmallStepIsNoLevelHoweverClear() {
        double[] costs = modes(1, 0.001).get(0);
        raise(costs, 0, 5, 0.05);
        assertThat(Detectors.levels(List.of(costs))).isEmpty();
    }

    @Test
    void multiplesOnBothSidesOfOneAreFoundAndOnOneSideAreNot() {
        double[] ratios = modes(1, 0.02).get(0);
        raise(ratios, 0, ROUNDS, Math.log(0.88));
        raise(ratios, 4, 7, Math.log(1.2 / 0.88));
        LevelScan sides = Detectors.sides(ratios, 4).orElseThrow();
        assertThat(Math.exp(sides.inside())).isCloseTo(1.2, within(0.03));
        assertThat(Math.exp(sides.outside())).isCloseTo(0.88, within(0.03));
        raise(ratios, 0, ROUNDS, 0.2);
        assertThat(Detectors.sides(ratios, 4)).isEmpty();
    }

    @Test
    void aSideThatIsHardlyOffOneIsNoSide() {
        double[] ratios = modes(1, 0.001).get(0);
        raise(ratios, 0, ROUNDS, -0.02);
        raise(ratios, 4, 7, 0.2);
        assertThat(Detectors.sides(ratios, 1)).isEmpty();
    }

    @Test
    void aRunDuringWhichTheSpeedChangedBelongsToNeitherSpeed() {
        List<Floors> cases = floors(0.02, 0.3, true, MODES, 2, 6);
        cases.get(0).floorsAfter()[0] += Math.log(1.8);
        Speeds speeds = Detectors.speeds(cases).orElseThrow();
        assertThat(speeds.mixedRuns()).isEqualTo(1);
        assertThat(speeds.slowRuns()).isEqualTo(4 * MODES);
        assertThat(speeds.fastRuns()).isEqualTo(6 * MODES - 1);
        assertThat(speeds.of(0, 0)).isEqualTo(Speed.FAST);
        assertThat(speeds.of(Math.log(1.8), Math.log(1.8))).isEqualTo(Speed.SLOW);
        assertThat(speeds.of(0, Math.log(1.8))).isEqualTo(Speed.MIXED);
        assertThat(speeds.costStep()).isCloseTo(0.3, within(0.05));
    }

    @Test
    void noRunsHaveNoSpeed() {
        assertThat(Detectors.speeds(List.of())).isEmpty();
    }

    @Test
    void aWindowThatBeginsCheaperInEveryRunIsUnsteady() {
        double[] biases = {-0.06, -0.07, -0.065, -0.06, -0.062, -0.068};
        assertThat(Detectors.unsteady(biases).orElseThrow().value()).isCloseTo(0.938, within(0.002));
        assertThat(Detectors.unsteady(new double[] {-0.06, 0.07, 0.02, -0.05})).isEmpty();
        assertThat(Detectors.unsteady(new double[] {-0.01, -0.0101, -0.0102})).isEmpty();
        assertThat(Detectors.unsteady(new double[] {-0.06, -0.06})).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.03, 0, 1.6, 1.5, 1", "0.08, 1, 3, 3, 1", "0.15, 2, 3, 3, 1"})
    void cleanSessionsRaiseFewAlarms(
            double scatter, double fewestLevels, double mostLevels, double sides, double drift) {
        assertThat(share(() -> !Detectors.levels(modes(MODES, scatter)).isEmpty()))
                .as("levels")
                .isBetween(fewestLevels / 100 - POINTS, mostLevels / 100 + POINTS);
        assertThat(share(() -> anySides(modes(MODES, scatter)))).as("sides").isCloseTo(sides / 100, within(POINTS));
        assertThat(share(() -> Detectors.drift(modes(MODES, scatter)).isPresent()))
                .as("drift")
                .isLessThan(drift / 100 + POINTS);
        assertThat(share(() ->
                        Detectors.speeds(floors(scatter, 0, false, 0, 0, 0)).isPresent()))
                .as("speeds, one floor")
                .isLessThan(0.001);
        assertThat(share(() -> anyUnsteady(1, scatter, 0)))
                .as("unsteady windows")
                .isLessThan(0.01);
    }

    /** Of a scan that must be this clear; the expected rates are of 40,000 sessions at the critical values of LevelScanTest. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.03, 0.2, 100",
        "2, 0.08, 0.2, 39",
        "2, 0.15, 0.2, 7",
        "2, 0.08, 0.35, 92",
        "2, 0.15, 0.35, 27",
    })
    void aStretchThatBothOfTwoModesShareIsFoundInTheirMeanAsOftenAsSimulatedElsewhere(
            int modes, double scatter, double planted, double found) {
        assertThat(share(
                        MANY_SESSIONS,
                        () -> LevelScan.of(Detectors.meanSeries(withStretch(modes(modes, scatter), planted)))
                                        .pValue()
                                <= Thresholds.LEVEL_P_OF_MEAN))
                .isCloseTo(found / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({
        "0.03, 0.2, 100",
        "0.05, 0.2, 100",
        "0.08, 0.2, 90",
        "0.15, 0.2, 29",
        "0.08, 0.35, 100",
        "0.15, 0.35, 79",
    })
    void aStretchThatAllOfFiveModesShareIsFoundInTheirMeanOrInOneAsOftenAsSimulatedElsewhere(
            double scatter, double planted, double found) {
        assertThat(share(() -> !Detectors.levels(withStretch(modes(MODES, scatter), planted))
                        .isEmpty()))
                .isCloseTo(found / 100, within(POINTS));
    }

    /** Of one mode it takes a clearer stretch; expected rates as for two modes. */
    @ParameterizedTest
    @CsvSource({"0.03, 0.2, 94", "0.05, 0.2, 39", "0.05, 0.35, 93", "0.08, 0.35, 42", "0.15, 0.35, 6"})
    void aStretchOfOneModeIsFoundWhereScatterIsLow(double scatter, double planted, double found) {
        assertThat(share(
                        MANY_SESSIONS,
                        () -> !Detectors.levels(
                                        withStretch(modes(1, scatter), planted).subList(0, 1))
                                .stream()
                                .filter(levels -> levels.place().isPresent())
                                .toList()
                                .isEmpty()))
                .isCloseTo(found / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({"0.03, 1, 99", "0.05, 1, 92", "0.08, 1, 52", "0.15, 1, 15", "0.03, 4, 99", "0.15, 4, 4"})
    void changingSidesAreFoundAsOftenAsSimulatedElsewhere(double scatter, int comparisons, double found) {
        assertThat(share(() -> {
                    double[] ratios = withStretch(modes(1, scatter * Math.sqrt(2)), 1.2 / 0.88 - 1)
                            .get(0);
                    raise(ratios, 0, ROUNDS, Math.log(0.88));
                    return Detectors.sides(ratios, comparisons).isPresent();
                }))
                .isCloseTo(found / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({
        "0.03, 1, 0.2, 98",
        "0.08, 1, 0.2, 23",
        "0.15, 1, 0.2, 6",
        "0.03, 5, 0.2, 100",
        "0.08, 5, 0.2, 92",
        "0.15, 5, 0.2, 35",
        "0.08, 1, 0.3, 52",
        "0.15, 5, 0.3, 71"
    })
    void driftIsFoundAsOftenAsSimulatedElsewhere(double scatter, int modes, double planted, double found) {
        assertThat(share(() -> {
                    List<double[]> costs = modes(modes, scatter);
                    costs.forEach(one ->
                            Arrays.setAll(one, round -> one[round] + Math.log1p(planted) * round / (ROUNDS - 1)));
                    return Detectors.drift(costs).isPresent();
                }))
                .isCloseTo(found / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 0.2, 5, 100",
        "0.08, 0.2, 5, 98",
        "0.15, 0.2, 5, 52",
        "0.15, 0.35, 5, 94",
        "0.03, 0.2, 1, 98",
        "0.05, 0.2, 1, 95",
        "0.08, 0.2, 1, 58",
        "0.15, 0.2, 1, 17",
        "0.08, 0.2, 0, 2.5"
    })
    void twoSpeedsThatTheFloorShowsAreFoundAsOftenAsSimulatedElsewhere(
            double scatter, double planted, int modes, double found) {
        assertThat(share(() -> {
                    int length = 3 + random.nextInt(5);
                    int from = random.nextInt(ROUNDS - length + 1);
                    return Detectors.speeds(floors(scatter, Math.log1p(planted), true, modes, from, from + length))
                            .isPresent();
                }))
                .isCloseTo(found / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({"0.03, 100", "0.08, 98", "0.15, 59"})
    void aFirstQuarterThatCostsAnEighthMoreIsFound(double scatter, double found) {
        assertThat(share(() -> anyUnsteady(1, scatter, 0.12))).isCloseTo(found / 100, within(POINTS));
    }

    @ParameterizedTest
    @CsvSource({"0.03", "0.08", "0.15"})
    void placementThatMakesNoDifferenceIsSeldomFound(double scatter) {
        assertThat(share(() -> modes(MODES, scatter).stream()
                        .anyMatch(costs ->
                                Detectors.sharedCpu(costs, placements(), MODES).isPresent())))
                .isLessThan(0.01);
    }

    @Test
    void placementThatMakesADifferenceIsFound() {
        assertThat(share(() -> {
                    double[] costs = modes(1, 0.05).get(0);
                    raise(costs, 2, 6, Math.log(1.35));
                    double[] shares = new double[ROUNDS];
                    Arrays.fill(shares, 2, 6, 0.9);
                    return Detectors.sharedCpu(costs, shares, MODES).isPresent();
                }))
                .isGreaterThan(0.9);
    }

    private double[] placements() {
        return random.doubles(ROUNDS).toArray();
    }

    private static double share(BooleanSupplier fires) {
        return share(SESSIONS, fires);
    }

    private static double share(int sessions, BooleanSupplier fires) {
        return IntStream.range(0, sessions)
                        .filter(session -> fires.getAsBoolean())
                        .count()
                / (double) sessions;
    }

    private double[] noise(double scatter) {
        double[] series = new double[ROUNDS];
        Arrays.setAll(series, round -> scatter * random.nextGaussian());
        return series;
    }

    private List<double[]> modes(int modes, double scatter) {
        return Stream.generate(() -> noise(scatter)).limit(modes).toList();
    }

    private List<double[]> withStretch(List<double[]> costs, double share) {
        int length = 3 + random.nextInt(5);
        int from = random.nextInt(ROUNDS - length + 1);
        costs.forEach(one -> raise(one, from, from + length, Math.log1p(share)));
        return costs;
    }

    private static void raise(double[] series, int from, int to, double by) {
        for (int round = from; round < to; round++) {
            series[round] += by;
        }
    }

    private static boolean anySides(List<double[]> costs) {
        return costs.stream().skip(1).anyMatch(mode -> {
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> mode[round] - costs.get(0)[round]);
            return Detectors.sides(ratios, costs.size() - 1).isPresent();
        });
    }

    /** Five modes; in a stretch of rounds the floor is 1.8 times as high, and the first {@code concerned} modes cost more. */
    private List<Floors> floors(double scatter, double step, boolean slow, int concerned, int from, int to) {
        List<Floors> cases = new ArrayList<>();
        for (int mode = 0; mode < MODES; mode++) {
            Floors one = new Floors(noise(scatter), noise(0.05), noise(0.05));
            if (slow) {
                raise(one.floorsBefore(), from, to, Math.log(1.8));
                raise(one.floorsAfter(), from, to, Math.log(1.8));
                raise(one.costs(), from, to, mode < concerned ? step : 0);
            }
            cases.add(one);
        }
        return cases;
    }

    /** Windows of 32 slices whose first quarter costs more by the share. */
    private boolean anyUnsteady(int modes, double scatter, double share) {
        return IntStream.range(0, modes).anyMatch(mode -> {
            double[] biases = new double[ROUNDS];
            Arrays.setAll(biases, run -> bias(scatter, share));
            return Detectors.unsteady(biases).isPresent();
        });
    }

    private double bias(double scatter, double share) {
        double whole = 0;
        double half = 0;
        for (int slice = 0; slice < 32; slice++) {
            double cost = Math.exp(scatter * random.nextGaussian()) * (slice < 8 ? 1 + share : 1);
            whole += cost / 32;
            half += slice < 16 ? 0 : cost / 16;
        }
        return Math.log(whole / half);
    }
}
