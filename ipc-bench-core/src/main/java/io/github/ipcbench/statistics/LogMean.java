package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of natural logarithms and their scatter: of costs it makes a geometric mean, of paired ratios a multiple.
 *
 * <p>The multiple of two costs over the same rounds is exactly the quotient of their geometric means, so figures that
 * stand together agree. Intervals and p-values are Student's ("The probable error of a mean", Biometrika 6, 1908): right
 * for logarithms that scatter normally; simulated rates under other noise are in {@code docs/statistics.md}.
 *
 * @param count values, at least one
 * @param mean of the logarithms
 * @param deviation standard deviation of the logarithms, 0 for a single value
 */
public record LogMean(int count, double mean, double deviation) {
    /** Two values give an interval that is too wide to say anything. */
    public static final int FEWEST_FOR_INTERVAL = 3;

    public LogMean {
        if (count < 1 || !Double.isFinite(mean) || !(deviation >= 0)) {
            throw new IllegalArgumentException(
                    "log mean: a count from 1, a finite mean and a deviation from 0 are needed, got " + count + ", "
                            + mean + ", " + deviation);
        }
    }

    /** Of values above zero, such as the costs of one mode in each round. */
    public static LogMean of(double... values) {
        return ofLogs(logs(values));
    }

    /** Of values that are logarithms already. */
    public static LogMean ofLogs(double... logs) {
        Samples.requireFinite("logarithms", logs);
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        return new LogMean(logs.length, mean, logs.length == 1 ? 0 : Math.sqrt(squares / (logs.length - 1)));
    }

    /** Of the ratios mode / base of the same rounds; {@link #value} is then the multiple. */
    public static LogMean ofRatios(double[] mode, double[] base) {
        return ofLogs(logRatios(mode, base));
    }

    /** The logarithm of each value. */
    public static double[] logs(double... values) {
        Samples.requirePositive("values", values);
        return Arrays.stream(values).map(Math::log).toArray();
    }

    /** The logarithm of mode / base in each round. */
    public static double[] logRatios(double[] mode, double[] base) {
        Samples.requirePositive("mode", mode);
        Samples.requirePositive("base", base);
        Samples.requirePairs("mode", mode, "base", base);
        return IntStream.range(0, mode.length)
                .mapToDouble(round -> Math.log(mode[round] / base[round]))
                .toArray();
    }

    /** The geometric mean. */
    public double value() {
        return Math.exp(mean);
    }

    /** The t interval of {@link #value}; empty below {@value #FEWEST_FOR_INTERVAL} values. */
    public Optional<Interval> interval(double confidence) {
        Samples.requireConfidence(confidence);
        if (count < FEWEST_FOR_INTERVAL) {
            return Optional.empty();
        }
        double reach = student().inverseSurvivalProbability((1 - confidence) / 2) * standardError();
        return Optional.of(new Interval(Math.exp(mean - reach), Math.exp(mean + reach), confidence));
    }

    /** Two-sided p-value of the t test that the value is truly 1; empty below {@value #FEWEST_FOR_INTERVAL} values. */
    public OptionalDouble pValue() {
        if (count < FEWEST_FOR_INTERVAL) {
            return OptionalDouble.empty();
        }
        if (mean == 0 || deviation == 0) {
            return OptionalDouble.of(mean == 0 ? 1 : 0);
        }
        return OptionalDouble.of(2 * student().survivalProbability(Math.abs(mean) / standardError()));
    }

    /**
     * Whether the value is 1 to within the share either way: two one-sided t tests, which is the interval of confidence
     * 1 - 2 p between 1 / (1 + share) and 1 + share. Source: Schuirmann, "A comparison of the two one-sided tests procedure and the
     * power approach", Journal of Pharmacokinetics and Biopharmaceutics 15, 1987.
     *
     * @param pValue of each test
     */
    public boolean equalWithin(double share, double pValue) {
        return interval(1 - 2 * pValue)
                .filter(interval -> interval.low() >= 1 / (1 + share) && interval.high() <= 1 + share)
                .isPresent();
    }

    /**
     * The difference, as a share, that would be told from 1 in {@code power} of such sessions: (t for the confidence + t for the
     * power) standard errors, after Bloom, "Minimum detectable effects", Evaluation Review 19, 1995.
     *
     * @param power above 0.5 and below 1; 0.8 is customary
     */
    public OptionalDouble smallestDifference(double confidence, double power) {
        Samples.requireConfidence(confidence);
        if (!(power > 0.5 && power < 1)) {
            throw new IllegalArgumentException("power: above 0.5 and below 1: " + power);
        }
        if (count < FEWEST_FOR_INTERVAL) {
            return OptionalDouble.empty();
        }
        TDistribution student = student();
        double errors =
                student.inverseSurvivalProbability((1 - confidence) / 2) + student.inverseCumulativeProbability(power);
        return OptionalDouble.of(Math.expm1(errors * standardError()));
    }

    /**
     * Two-sided p-value of the pooled t test that two groups have one mean; 1 when either has fewer than two values.
     *
     * @param one logarithms, or any values that scatter alike in both groups
     */
    public static double pValueOfDifference(double[] one, double[] other) {
        if (one.length < 2 || other.length < 2) {
            return 1;
        }
        LogMean first = ofLogs(one);
        LogMean second = ofLogs(other);
        double freedom = one.length + other.length - 2;
        double variance = ((one.length - 1) * first.deviation * first.deviation
                        + (other.length - 1) * second.deviation * second.deviation)
                / freedom;
        double distance = Math.abs(first.mean - second.mean);
        double error = Math.sqrt(variance * (1.0 / one.length + 1.0 / other.length));
        if (distance == 0 || error == 0) {
            return distance == 0 ? 1 : 0;
        }
        return 2 * TDistribution.of(freedom).survivalProbability(distance / error);
    }

    private double standardError() {
        return deviation / Math.sqrt(count);
    }

    private TDistribution student() {
        return TDistribution.of(count - 1.0);
    }
}
