package io.github.ipcbench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BlockRatiosTest {
    private static final double[] BASE = {10, 20, 10, 10, 30, 10, 10, 20, 10, 10};

    @Test
    void ratiosAreTakenBlockByBlockAndKeepTheirOrder() {
        BlockRatios result = BlockRatios.of(new double[] {20, 50, 30, 25, 75, 20, 30, 40, 25, 25}, BASE, 0.95);
        assertThat(result.ratios()).containsExactly(2.0, 2.5, 3.0, 2.5, 2.5, 2.0, 3.0, 2.0, 2.5, 2.5);
        assertThat(result.ratio()).isEqualTo(2.5);
        assertThat(result.effect()).isEqualTo(1.5);
        assertThat(result.verdict()).isEqualTo(Verdict.DEARER);
    }

    /**
     * Hettmansperger and Sheather's weight worked by hand for 10 values: ranks 2 (97.85 %) and 3 (89.06 %), excess
     * (97.85 - 95) / (97.85 - 89.06) = 0.3244, weight 8 x 0.3244 / (2 + 6 x 0.3244) = 0.6577.
     */
    @Test
    void theIntervalLiesBetweenTheSecondAndThirdRankByThePublishedWeight() {
        double[] mode = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        double[] base = new double[10];
        Arrays.fill(base, 1);
        Interval interval = BlockRatios.of(mode, base, 0.95).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(2.6577, within(0.0001));
        assertThat(interval.high()).isCloseTo(8.3423, within(0.0001));
        assertThat(interval.confidence()).isEqualTo(0.95);
    }

    @Test
    void anIntervalThatContainsOneIsIndistinguishable() {
        double[] mode = {11, 19, 11, 9, 31, 9, 10, 21, 10, 9};
        BlockRatios result = BlockRatios.of(mode, BASE, 0.95);
        assertThat(result.interval().orElseThrow().contains(1)).isTrue();
        assertThat(result.verdict()).isEqualTo(Verdict.INDISTINGUISHABLE);
    }

    @Test
    void oneModeMeasuredAgainstItselfIsIndistinguishable() {
        BlockRatios result = BlockRatios.of(BASE, BASE, 0.95);
        assertThat(result.ratio()).isEqualTo(1);
        assertThat(result.verdict()).isEqualTo(Verdict.INDISTINGUISHABLE);
    }

    @Test
    void anIntervalBelowOneIsCheaper() {
        double[] mode = Arrays.stream(BASE).map(cost -> 0.8 * cost).toArray();
        assertThat(BlockRatios.of(mode, BASE, 0.95).verdict()).isEqualTo(Verdict.CHEAPER);
    }

    @Test
    void whatSlowsAWholeBlockDoesNotTouchTheRatio() {
        double[] mode = {11, 22, 10, 10, 31, 10, 11, 20, 10, 11};
        double[] slowMode = mode.clone();
        double[] slowBase = BASE.clone();
        slowMode[4] *= 8;
        slowBase[4] *= 8;
        assertThat(BlockRatios.of(slowMode, slowBase, 0.95)).isEqualTo(BlockRatios.of(mode, BASE, 0.95));
    }

    @Test
    void fewerThanSixBlocksGiveARatioAndNoVerdict() {
        BlockRatios result = BlockRatios.of(new double[] {9, 9, 9, 9, 9}, new double[] {3, 3, 3, 3, 3}, 0.95);
        assertThat(result.ratio()).isEqualTo(3);
        assertThat(result.interval()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.TOO_FEW_BLOCKS);
    }

    @Test
    void unpairedBlocksAndCostsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockRatios.of(new double[] {1, 2}, new double[] {1}, 0.95))
                .withMessageContaining("one value per block each: 2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlockRatios.of(new double[] {1}, new double[] {0}, 0.95))
                .withMessageContaining("base: values must be above zero: 0.0");
    }

    @Property
    void theRatioLiesWithinItsInterval(@ForAll("pairs") double[][] pair) {
        BlockRatios result = BlockRatios.of(pair[0], pair[1], 0.95);
        assertThat(result.interval()).isPresent();
        assertThat(result.interval().orElseThrow().contains(result.ratio())).isTrue();
    }

    @Property
    void theInterpolatedIntervalIsNeverWiderThanTheOrderStatisticOne(@ForAll("pairs") double[][] pair) {
        BlockRatios result = BlockRatios.of(pair[0], pair[1], 0.95);
        Interval interpolated = result.interval().orElseThrow();
        double[] ratios =
                result.ratios().stream().mapToDouble(Double::doubleValue).toArray();
        Interval outer = MedianInterval.of(ratios, 0.95).interval().orElseThrow();
        assertThat(interpolated.low()).isGreaterThanOrEqualTo(outer.low());
        assertThat(interpolated.high()).isLessThanOrEqualTo(outer.high());
    }

    @Property
    void anotherUnitOfCostChangesNothing(@ForAll("pairs") double[][] pair, @ForAll("factors") double factor) {
        double[] mode = Arrays.stream(pair[0]).map(cost -> cost * factor).toArray();
        double[] base = Arrays.stream(pair[1]).map(cost -> cost * factor).toArray();
        assertThat(BlockRatios.of(mode, base, 0.95)).isEqualTo(BlockRatios.of(pair[0], pair[1], 0.95));
    }

    @Property
    void theOrderOfTheBlocksDoesNotMatter(@ForAll("pairs") double[][] pair) {
        BlockRatios forward = BlockRatios.of(pair[0], pair[1], 0.95);
        BlockRatios backward = BlockRatios.of(reversed(pair[0]), reversed(pair[1]), 0.95);
        assertThat(backward.ratio()).isEqualTo(forward.ratio());
        assertThat(backward.interval()).isEqualTo(forward.interval());
        assertThat(backward.ratios()).isEqualTo(reversed(forward.ratios()));
    }

    @Provide
    Arbitrary<double[][]> pairs() {
        return Costs.pairs(6, 40);
    }

    @Provide
    Arbitrary<Double> factors() {
        return Costs.exactFactors();
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(index -> values[values.length - 1 - index])
                .toArray();
    }

    private static List<Double> reversed(List<Double> values) {
        return IntStream.range(0, values.size())
                .mapToObj(index -> values.get(values.size() - 1 - index))
                .toList();
    }
}
