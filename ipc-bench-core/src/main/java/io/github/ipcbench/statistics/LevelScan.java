package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stretch of a series that differs most from the rest, and how often a normal series without levels has one as clear.
 *
 * <p>Over all stretches with at least max(2, n / 4) values inside and outside, the largest share of the sum of squares that
 * lies between the stretch and the rest. Its p-value comes from seeded normal series of the same length, so it is a function of
 * the series alone. After Sen and Srivastava, "On tests for detecting change in mean", Annals of Statistics 3, 1975.
 *
 * @param from first value of the stretch, from 0
 * @param to one behind its last
 * @param inside mean of the stretch
 * @param outside mean of the rest
 * @param withinDeviation standard deviation about the two means
 * @param rSquared share of the sum of squares between the two
 */
public record LevelScan(
        int count,
        int from,
        int to,
        double inside,
        double outside,
        double withinDeviation,
        double rSquared,
        double pValue) {
    /** A stretch has at least two values and leaves two. */
    public static final int FEWEST_VALUES = 4;

    private static final int MOST_NORMAL_SERIES = 100_000;
    private static final int FEWEST_NORMAL_SERIES = 2_000;
    private static final int NORMAL_VALUES = 2_000_000;
    private static final long SEED = 20150630;

    /** Longer series are cut at so many places only, which keeps 10,000 rounds within a second. */
    private static final int MOST_PLACES = 100;

    /** Sums of equal values differ by rounding; what is below this share of their size is no scatter. */
    private static final double ROUNDING = 1e-20;

    private static final Map<Integer, double[]> NORMAL = new ConcurrentHashMap<>();

    /** Of at least {@value #FEWEST_VALUES} finite values in the order measured. */
    public static LevelScan of(double... series) {
        Samples.requireFinite("series", series);
        if (series.length < FEWEST_VALUES) {
            throw new IllegalArgumentException(
                    "series: at least " + FEWEST_VALUES + " values are needed: " + series.length);
        }
        Clearest clearest = Clearest.of(series);
        double[] normal = NORMAL.computeIfAbsent(series.length, LevelScan::ofNormalSeries);
        int below = Arrays.binarySearch(normal, clearest.rSquared);
        int asClear = normal.length - (below < 0 ? -below - 1 : below);
        int length = clearest.to - clearest.from;
        double inside = sum(series, clearest.from, clearest.to) / length;
        double outside =
                (sum(series, 0, clearest.from) + sum(series, clearest.to, series.length)) / (series.length - length);
        return new LevelScan(
                series.length,
                clearest.from,
                clearest.to,
                inside,
                outside,
                Math.sqrt(clearest.squares * (1 - clearest.rSquared) / (series.length - 2)),
                clearest.rSquared,
                (asClear + 1) / (normal.length + 1.0));
    }

    /** Values in the stretch. */
    public int length() {
        return to - from;
    }

    /** How far the stretch lies from the rest, without a sign. */
    public double step() {
        return Math.abs(inside - outside);
    }

    private static double[] ofNormalSeries(int count) {
        SplittableRandom random = new SplittableRandom(SEED + count);
        int amount = Math.max(FEWEST_NORMAL_SERIES, Math.min(MOST_NORMAL_SERIES, NORMAL_VALUES / count));
        double[] series = new double[count];
        double[] clearest = new double[amount];
        for (int index = 0; index < amount; index++) {
            Arrays.setAll(series, value -> random.nextGaussian());
            clearest[index] = Clearest.of(series).rSquared;
        }
        Arrays.sort(clearest);
        return clearest;
    }

    private static double sum(double[] series, int from, int to) {
        return Arrays.stream(series, from, to).sum();
    }

    private record Clearest(int from, int to, double squares, double rSquared) {
        static Clearest of(double[] series) {
            int count = series.length;
            int fewest = Math.max(2, (count + 3) / 4);
            int step = (count + MOST_PLACES - 1) / MOST_PLACES;
            double mean = sum(series, 0, count) / count;
            double[] sums = new double[count + 1];
            double squares = 0;
            for (int index = 0; index < count; index++) {
                double centred = series[index] - mean;
                sums[index + 1] = sums[index] + centred;
                squares += centred * centred;
            }
            int clearestFrom = 0;
            int clearestTo = fewest;
            double largest = 0;
            for (int from = 0; from <= count - fewest; from += step) {
                int last = Math.min(count, from + count - fewest);
                for (int to = from + fewest; to <= last; to += step) {
                    double sum = sums[to] - sums[from];
                    double length = to - from;
                    double between = sum * sum * count / (length * (count - length));
                    if (between > largest) {
                        largest = between;
                        clearestFrom = from;
                        clearestTo = to;
                    }
                }
            }
            boolean scatters = squares > ROUNDING * count * mean * mean;
            return new Clearest(clearestFrom, clearestTo, squares, scatters ? Math.min(1, largest / squares) : 0);
        }
    }
}
