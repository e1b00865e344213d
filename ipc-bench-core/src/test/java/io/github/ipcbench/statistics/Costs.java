package io.github.ipcbench.statistics;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Arbitrary costs for properties: positive, with ties, over several orders of magnitude. */
final class Costs {
    private Costs() {}

    static Arbitrary<double[]> of(int fewest, int most) {
        return cost().array(double[].class).ofMinSize(fewest).ofMaxSize(most);
    }

    /** Two arrays of one length. */
    static Arbitrary<double[][]> pairs(int fewest, int most) {
        return Arbitraries.integers()
                .between(fewest, most)
                .flatMap(size -> cost().array(double[].class)
                        .ofSize(size)
                        .array(double[][].class)
                        .ofSize(2));
    }

    /** A factor by which a double can be multiplied without rounding. */
    static Arbitrary<Double> exactFactors() {
        return Arbitraries.integers().between(-20, 20).map(exponent -> Math.scalb(1.0, exponent));
    }

    private static Arbitrary<Double> cost() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0.001, 1_000_000).ofScale(3),
                Arbitraries.integers().between(1, 5).map(Integer::doubleValue));
    }
}
