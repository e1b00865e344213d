package io.github.ipcbench.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The straight line whose relative deviations from some values are least in squares, for values whose scatter grows with them:
 * least squares weighted by the inverse square of each value.
 *
 * @param intercept at 0
 * @param slope per unit of the place
 * @param deviations of each value from the line, as a share of the value: above 0 where the value is above the line
 */
public record RelativeLine(double intercept, double slope, List<Double> deviations) {
    private static final int FEWEST_VALUES = 2;

    public RelativeLine {
        deviations = List.copyOf(deviations);
    }

    /**
     * Through values above zero.
     *
     * @param places of the values, at least two of them different
     */
    public static RelativeLine through(double[] places, double[] values) {
        Samples.requireFinite("places", places);
        Samples.requirePositive("values", values);
        Samples.requirePairs("places", places, "values", values);
        if (IntStream.range(0, places.length)
                        .mapToObj(i -> places[i])
                        .distinct()
                        .count()
                < FEWEST_VALUES) {
            throw new IllegalArgumentException("places: at least " + FEWEST_VALUES + " different ones are needed");
        }
        double weights = 0;
        double placeSum = 0;
        double valueSum = 0;
        for (int i = 0; i < places.length; i++) {
            double weight = 1 / (values[i] * values[i]);
            weights += weight;
            placeSum += weight * places[i];
            valueSum += weight * values[i];
        }
        double middle = placeSum / weights;
        double level = valueSum / weights;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < places.length; i++) {
            double weight = 1 / (values[i] * values[i]);
            squares += weight * (places[i] - middle) * (places[i] - middle);
            products += weight * (places[i] - middle) * (values[i] - level);
        }
        double slope = products / squares;
        double intercept = level - slope * middle;
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            deviations.add(1 - (intercept + slope * places[i]) / values[i]);
        }
        return new RelativeLine(intercept, slope, deviations);
    }

    /** Root mean square of the deviations. */
    public double typicalDeviation() {
        return Math.sqrt(deviations.stream()
                .mapToDouble(share -> share * share)
                .average()
                .orElseThrow());
    }

    /** Which of the values is farthest from the line. */
    public int farthest() {
        return IntStream.range(0, deviations.size())
                .boxed()
                .max(Comparator.comparingDouble(place -> Math.abs(deviations.get(place))))
                .orElseThrow();
    }
}
