package io.github.ipcbench.statistics;

import io.github.ipcbench.statistics.SimulatedSessions.Session;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** How often an interval holds the truth over simulated sessions. */
final class Coverage {
    static final double CONFIDENCE = 0.95;
    static final long SEED = 20150630;

    private Coverage() {}

    /** Share of sessions in which the interval of the ratio holds the true ratio. */
    static double ofRatio(
            SimulatedSessions sessions, int blocks, int count, Function<Session, Optional<Interval>> method) {
        Random random = new Random(SEED);
        int held = 0;
        for (int session = 0; session < count; session++) {
            Interval interval = method.apply(sessions.next(blocks, random)).orElseThrow();
            held += interval.contains(sessions.trueRatio()) ? 1 : 0;
        }
        return held / (double) count;
    }

    /** Share of sessions in which the order-statistic interval of the runs holds their true median. */
    static double ofMedian(SimulatedSessions sessions, int runs, int count) {
        Random random = new Random(SEED);
        double median = sessions.medianRun();
        int held = 0;
        for (int session = 0; session < count; session++) {
            Interval interval = MedianInterval.of(sessions.runs(runs, random), CONFIDENCE)
                    .interval()
                    .orElseThrow();
            held += interval.contains(median) ? 1 : 0;
        }
        return held / (double) count;
    }

    static Optional<Interval> interpolated(Session session) {
        return BlockRatios.of(session.mode, session.base, CONFIDENCE).interval();
    }
}
