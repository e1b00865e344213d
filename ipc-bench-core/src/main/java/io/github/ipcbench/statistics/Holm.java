package io.github.ipcbench.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the chance of even one false alarm among several tests at the level meant for one.
 *
 * <p>Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6,
 * 1979.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, in the order given: the smallest of m is multiplied by m, the next by m - 1 and so on, none
     * falling below the one before it or rising above 1.
     *
     * @param pValues from 0 to 1, one per test
     */
    public static double[] adjusted(double... pValues) {
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(test -> pValues[test]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double soFar = 0;
        for (int place = 0; place < ascending.length; place++) {
            double p = requireProbability(pValues[ascending[place]]);
            soFar = Math.max(soFar, Math.min(1, (pValues.length - place) * p));
            adjusted[ascending[place]] = soFar;
        }
        return adjusted;
    }

    private static double requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p-value: from 0 to 1: " + p);
        }
        return p;
    }
}
