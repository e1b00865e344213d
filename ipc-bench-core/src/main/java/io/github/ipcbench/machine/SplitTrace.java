package io.github.ipcbench.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * What a thread saw of its own user and system time while it alternated between pure user work and pure system work
 * in short phases.
 *
 * @param polls in the order they were taken
 */
record SplitTrace(List<Poll> polls) {

    /** A poll settles what the time since the last one counted as when at least this share went one way. */
    private static final double DECISIVE_SHARE = 0.9;

    SplitTrace {
        polls = List.copyOf(polls);
    }

    /**
     * One reading of the clocks.
     *
     * @param nanos monotonic time
     * @param userNanos user time of the thread so far
     * @param systemNanos system time of the thread so far
     * @param systemPhase whether the work since the poll before was system work
     */
    record Poll(long nanos, long userNanos, long systemNanos, boolean systemPhase) {}

    /**
     * Share of phases, 0 to 1, that the kernel counted as what they were. Near 1 when each passage between user and
     * kernel mode is timed. Near one half when only ticks are: a phase is shorter than a tick, and the time until the
     * next tick counts as what the last one interrupted.
     */
    double agreement() {
        int phases = 0;
        int agreeing = 0;
        int first = 0;
        for (int i = 1; i < polls.size(); i++) {
            boolean phaseEnds = i + 1 == polls.size()
                    || polls.get(i + 1).systemPhase() != polls.get(i).systemPhase();
            if (phaseEnds) {
                phases++;
                agreeing += countsAsItWas(polls.get(first), polls.get(i)) ? 1 : 0;
                first = i;
            }
        }
        return phases == 0 ? Double.NaN : (double) agreeing / phases;
    }

    private static boolean countsAsItWas(Poll before, Poll last) {
        long user = last.userNanos() - before.userNanos();
        long system = last.systemNanos() - before.systemNanos();
        return last.systemPhase() ? system > user : user > system;
    }

    /** Moments at which the kernel began to count time as the other kind, in monotonic nanoseconds. */
    List<Long> flips() {
        List<Long> flips = new ArrayList<>();
        Counted last = Counted.UNDECIDED;
        for (int i = 1; i < polls.size(); i++) {
            Counted now = counted(polls.get(i - 1), polls.get(i));
            if (now == Counted.UNDECIDED) {
                continue;
            }
            if (last != Counted.UNDECIDED && last != now) {
                flips.add(midway(polls.get(i - 1).nanos(), polls.get(i).nanos()));
            }
            last = now;
        }
        return List.copyOf(flips);
    }

    private enum Counted {
        AS_USER,
        AS_SYSTEM,
        UNDECIDED
    }

    private static Counted counted(Poll before, Poll after) {
        double user = after.userNanos() - before.userNanos();
        double system = after.systemNanos() - before.systemNanos();
        double total = user + system;
        if (total > 0 && user >= DECISIVE_SHARE * total) {
            return Counted.AS_USER;
        }
        return total > 0 && system >= DECISIVE_SHARE * total ? Counted.AS_SYSTEM : Counted.UNDECIDED;
    }

    private static long midway(long from, long to) {
        return from + (to - from) / 2;
    }

    /**
     * How well the flips keep the beat of a clock of this rate: the mean resultant length of their phases (circular
     * statistics), 1 when all fall on the beat, near 0 when they fall anywhere; NaN without flips.
     */
    static double beat(List<Long> flips, double perSecond) {
        double cosines = 0;
        double sines = 0;
        for (long flip : flips) {
            double angle = 2 * Math.PI * ((flip - flips.get(0)) * perSecond / 1e9 % 1);
            cosines += Math.cos(angle);
            sines += Math.sin(angle);
        }
        return Math.hypot(cosines, sines) / flips.size();
    }
}
