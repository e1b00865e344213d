package io.github.ipcbench.statistics;

import java.util.Arrays;
import java.util.Random;

/**
 * Sessions of five modes, run after run, whose true multiple is known. The base is the first mode of each round, the compared
 * one the second, right after it.
 */
enum SimulatedRuns {
    /** Each run on its own, log-normal, 5 %; so in all that follow, unless they say otherwise. */
    LOG_NORMAL,
    /** Every twentieth run costs 1.5 times as much. */
    OUTLIERS,
    /** Student's t with three degrees of freedom. */
    STUDENT,
    /** Delays only ever add: exponential, 7 % on average. */
    ONE_SIDED,
    /** Costs come in steps of 2 %. */
    TIES,
    /** All modes rise and fall together by 15 %, over some 20 runs. */
    SLOW_WAVE,
    /** The machine has two speeds, 25 runs a stay; slow runs of any mode cost 1.5 times as much. */
    TWO_SPEEDS,
    /** At the higher speed the base costs 0.62 times as much, the mode 0.80 times. */
    TWO_SPEEDS_OF_EACH_MODE;

    static final long SEED = 20150630;

    private static final int MODES = 5;
    private static final double STAY_RUNS = 25;
    private static final double WAVE_RUNS = 20;
    private static final double SCATTER = 0.05;

    /** Costs of both, one per round. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Session(double[] mode, double[] base) {}

    /** The multiple is truly 1 + effect; over both speeds half the time each where they differ. */
    Session next(int rounds, double effect, Random random) {
        double[] mode = new double[rounds];
        double[] base = new double[rounds];
        boolean fast = random.nextBoolean();
        double wave = random.nextGaussian();
        double kept = Math.exp(-1 / WAVE_RUNS);
        for (int run = 0; run < MODES * rounds; run++) {
            fast ^= random.nextDouble() < 1 / STAY_RUNS;
            wave = kept * wave + Math.sqrt(1 - kept * kept) * random.nextGaussian();
            double own = cost(random) * Math.exp(this == SLOW_WAVE ? 0.15 * wave : 0);
            if (run % MODES == 0) {
                base[run / MODES] = own * speed(fast, 0.62);
            } else if (run % MODES == 1) {
                double meanDifference = this == TWO_SPEEDS_OF_EACH_MODE ? Math.sqrt(0.80 / 0.62) : 1;
                mode[run / MODES] = own * speed(fast, 0.80) * (1 + effect) / meanDifference;
            }
        }
        return new Session(mode, base);
    }

    /** Independent runs of one mode. */
    double[] runs(int count, Random random) {
        double[] runs = new double[count];
        Arrays.setAll(runs, run -> cost(random));
        return runs;
    }

    /** The true median of {@link #runs}, from so many of them that its error does not matter. */
    double medianRun() {
        return Medians.of(runs(200_000, new Random(1)));
    }

    private double speed(boolean fast, double ofThisMode) {
        return switch (this) {
            case TWO_SPEEDS -> fast ? 1 : 1.5;
            case TWO_SPEEDS_OF_EACH_MODE -> fast ? ofThisMode : 1;
            default -> 1;
        };
    }

    private double cost(Random random) {
        double logNormal = Math.exp(SCATTER * random.nextGaussian());
        return switch (this) {
            case OUTLIERS -> random.nextDouble() < 0.05 ? 1.5 * logNormal : logNormal;
            case STUDENT -> Math.pow(logNormal, 1 / Math.sqrt(chiSquareOfThree(random) / 3));
            case ONE_SIDED -> 1 - 0.07 * Math.log(1 - random.nextDouble());
            case TIES -> Math.rint(logNormal / 0.02) * 0.02;
            default -> logNormal;
        };
    }

    private static double chiSquareOfThree(Random random) {
        double sum = 0;
        for (int part = 0; part < 3; part++) {
            double normal = random.nextGaussian();
            sum += normal * normal;
        }
        return sum;
    }
}
