package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * An arithmetic mean with half its t interval, for programs that expect these.
 *
 * @param error absent below two values
 * @param percentiles between the two nearest values, at (n + 1) p as JMH has them, by their name such as {@code 50.0}
 */
public record MeanError(double mean, OptionalDouble error, Map<String, Double> percentiles) {
    private static final double[] PERCENTILES = {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100};
    private static final Quantile QUANTILE = Quantile.withDefaults().with(Quantile.EstimationMethod.HF6);

    public MeanError {
        percentiles = Collections.unmodifiableMap(new LinkedHashMap<>(percentiles));
    }

    /**
     * Of at least one value.
     *
     * @param confidence of the interval, such as 0.999
     */
    public static MeanError of(double[] values, double confidence) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return new MeanError(mean, error(values, mean, confidence), percentiles(values));
    }

    private static OptionalDouble error(double[] values, double mean, double confidence) {
        int count = values.length;
        if (count < 2) {
            return OptionalDouble.empty();
        }
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double reach = TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
        return OptionalDouble.of(reach * Math.sqrt(squares / (count - 1) / count));
    }

    private static Map<String, Double> percentiles(double[] values) {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            percentiles.put(String.valueOf(percentile), QUANTILE.evaluate(values, percentile / 100));
        }
        return percentiles;
    }
}
