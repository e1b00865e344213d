package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Series of slices whose true level is known.
 *
 * @param slices in each series
 * @param level of each slice
 * @param scatter log-normal, as a share
 * @param correlation of each slice's scatter with that of the one before
 */
record SimulatedSlices(int slices, IntToDoubleFunction level, double scatter, double correlation) {

    static SimulatedSlices level(int slices, double scatter, double correlation) {
        return new SimulatedSlices(slices, slice -> 1, scatter, correlation);
    }

    static SimulatedSlices independent(int slices, IntToDoubleFunction level, double scatter) {
        return new SimulatedSlices(slices, level, scatter, 0);
    }

    double[] next(Random random) {
        double[] last = {0};
        double[] series = new double[slices];
        Arrays.setAll(series, slice -> {
            last[0] = correlation * last[0] + random.nextGaussian();
            return level.applyAsDouble(slice) * Math.exp(scatter * last[0]);
        });
        return series;
    }

    /** Share of series that are not steady from their first slice to their last. */
    double shareCalledUnsteady(int count) {
        Random random = new Random(Coverage.SEED);
        int unsteady = 0;
        for (int index = 0; index < count; index++) {
            unsteady += SteadyState.of(next(random), slices).steadyFrom().isEmpty() ? 1 : 0;
        }
        return unsteady / (double) count;
    }
}
