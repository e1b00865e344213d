package io.github.ipcbench.statistics;

import java.util.Random;

/**
 * Sessions whose true ratio is known. Between blocks the machine wanders and now and then turns twice as slow; within a
 * block both modes share its speed, and each run scatters on its own.
 *
 * @param trueRatio the median ratio of mode to base, exactly
 */
record SimulatedSessions(Noise noise, double trueRatio) {
    private static final double WANDER = 0.1;
    private static final double CHANCE_OF_SLOWDOWN = 0.1;
    private static final double TICKS_PER_RUN = 250;
    private static final double MEAN_DELAY = 0.05;

    /** How a run scatters about its block's speed. */
    enum Noise {
        /** Log-normal, 3 %. */
        LOG_NORMAL,
        /** Log-normal, 2 %, and every tenth run up to twice as dear. */
        SPIKES,
        /** Delays only ever add: exponential, 5 % on average. */
        ONE_SIDED,
        /** Log-normal, 2 %, counted in whole ticks of which a run has about 250: many ties. */
        TICKS,
        /** Delays on the mode only, so that the ratios are skewed. */
        SKEWED
    }

    /** Costs of both modes, one per block. */
    static final class Session {
        final double[] mode;
        final double[] base;

        private Session(int blocks) {
            this.mode = new double[blocks];
            this.base = new double[blocks];
        }
    }

    Session next(int blocks, Random random) {
        Session session = new Session(blocks);
        double wander = 0;
        for (int block = 0; block < blocks; block++) {
            wander += WANDER * random.nextGaussian();
            double speed = Math.exp(wander) * (random.nextDouble() < CHANCE_OF_SLOWDOWN ? 2 : 1);
            session.mode[block] = cost(trueRatio * speed * modeScatter(random));
            session.base[block] = cost(speed * baseScatter(random));
        }
        return session;
    }

    /** Independent runs of one mode on a machine that does not wander. */
    double[] runs(int count, Random random) {
        double[] runs = new double[count];
        for (int run = 0; run < count; run++) {
            runs[run] = cost(baseScatter(random));
        }
        return runs;
    }

    /** The true median of {@link #runs}, from so many of them that its error does not matter. */
    double medianRun() {
        return Medians.of(runs(1_000_000, new Random(1)));
    }

    private double cost(double cost) {
        return noise == Noise.TICKS ? Math.rint(TICKS_PER_RUN * cost) / TICKS_PER_RUN : cost;
    }

    private double modeScatter(Random random) {
        return noise == Noise.SKEWED ? delay(random) / (1 + MEAN_DELAY * Math.log(2)) : baseScatter(random);
    }

    private double baseScatter(Random random) {
        return switch (noise) {
            case LOG_NORMAL -> Math.exp(0.03 * random.nextGaussian());
            case SPIKES ->
                Math.exp(0.02 * random.nextGaussian()) * (random.nextDouble() < 0.1 ? 1 + random.nextDouble() : 1);
            case ONE_SIDED -> delay(random);
            case TICKS -> Math.exp(0.02 * random.nextGaussian());
            case SKEWED -> 1;
        };
    }

    private static double delay(Random random) {
        return 1 - MEAN_DELAY * Math.log(1 - random.nextDouble());
    }
}
