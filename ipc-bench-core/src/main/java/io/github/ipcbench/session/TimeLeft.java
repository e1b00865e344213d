package io.github.ipcbench.session;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a session is, and how long the rest takes: each step that is left is expected to take as long as those of its kind
 * did, or, before the first of its kind is over, as those of the kind before it.
 */
public final class TimeLeft {
    /** The kinds of steps, in the order of a session. */
    public enum Kind {
        CALIBRATION,
        RUN,
        CALLS
    }

    private static final class Tally {
        private int planned;
        private int done;
        private int timed;
        private long nanos;
    }

    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private Optional<Kind> current = Optional.empty();
    private long currentSince;

    public TimeLeft(SessionSteps expected) {
        for (Kind kind : Kind.values()) {
            tallies.put(kind, new Tally());
        }
        tally(Kind.CALIBRATION).planned = expected.calibrations();
        tally(Kind.RUN).planned = expected.runs();
        tally(Kind.CALLS).planned = expected.callRuns();
    }

    /**
     * A step begins, which ends the one before it.
     *
     * @param number from 1 within its kind
     * @param total of its kind
     */
    public void started(Kind kind, int number, int total, long nowNanos) {
        finished(nowNanos);
        for (Kind earlier : Kind.values()) {
            if (earlier.compareTo(kind) < 0) {
                tally(earlier).planned = tally(earlier).done;
            }
        }
        tally(kind).planned = total;
        tally(kind).done = number - 1;
        current = Optional.of(kind);
        currentSince = nowNanos;
    }

    /** The step under way is over, if there is one. */
    public void finished(long nowNanos) {
        current.map(this::tally).ifPresent(tally -> {
            tally.done++;
            tally.timed++;
            tally.nanos += nowNanos - currentSince;
        });
        current = Optional.empty();
    }

    public int done() {
        return tallies.values().stream().mapToInt(tally -> tally.done).sum();
    }

    public int planned() {
        return tallies.values().stream().mapToInt(tally -> tally.planned).sum();
    }

    /** Empty before the first step is over. */
    public Optional<Duration> at(long nowNanos) {
        double mean = Double.NaN;
        double left = 0;
        for (Kind kind : Kind.values()) {
            Tally tally = tally(kind);
            if (tally.timed > 0) {
                mean = (double) tally.nanos / tally.timed;
            }
            int steps = tally.planned - tally.done;
            if (steps > 0) {
                left += steps * mean;
                if (current.filter(kind::equals).isPresent()) {
                    // A step that takes longer than expected has nothing left, and takes nothing from the others.
                    left -= Math.min(mean, (double) (nowNanos - currentSince));
                }
            }
        }
        return Double.isNaN(left) ? Optional.empty() : Optional.of(Duration.ofNanos(Math.round(left)));
    }

    private Tally tally(Kind kind) {
        return tallies.get(kind);
    }
}
