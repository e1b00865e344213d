package io.github.ipcbench.judgement;

import io.github.ipcbench.statistics.LogMean;

/** From where on a number means something: every bound of the judgement, in one place. Shares: 0.1 is 10 %. */
public final class Thresholds {
    /** Of every interval printed. */
    public static final double CONFIDENCE = 0.95;

    /** Adjusted p-value of a clear difference. */
    public static final double CLEAR_P = 0.05;

    /** Two costs within this share of each other are called equal, where the session can tell. */
    public static final double EQUAL = 0.05;

    /** A finding does not speak of a difference below this share, however sure it is. */
    static final double SLIGHT = 0.01;

    /** Of either of the two one-sided tests that two costs are equal, which is their 90 % interval within the share. */
    static final double EQUAL_P = 0.05;

    /** Share of sessions that would tell the smallest visible difference. */
    public static final double POWER = 0.8;

    /** With fewer rounds there is no interval and no verdict, and the session's trust is poor. */
    public static final int FEWEST_ROUNDS_FOR_INTERVAL = LogMean.FEWEST_FOR_INTERVAL;

    /** Modified z-score of the logarithm of a cost, beyond which a run is marked: 4 % of clean series of ten have one. */
    static final double OUTLIER = 5;

    /** Standard deviation of a pair's logarithms, above which no number of rounds that is practical can judge a limit. */
    public static final double WIDEST_PAIRED_SPREAD = 0.12;

    /** Two sessions whose floors differ by more than this share met different machines. */
    public static final double SAME_FLOOR = 0.25;

    /** Standard deviation of a multiple's logarithm between sessions, until five sessions a side tell it. */
    public static final double BETWEEN_SESSIONS = 0.1;

    /** With fewer rounds a level, a drift or a change of sides cannot be told from chance. */
    public static final int FEWEST_ROUNDS_FOR_DETECTORS = 8;

    /** Share of the floors' scatter between two levels. */
    static final double FLOOR_R_SQUARED = 0.8;

    /** Between two levels of the floor. */
    static final double FLOOR_STEP = 0.2;

    /** Either level of the floor has at least as many runs. */
    static final int FEWEST_RUNS_A_FLOOR_LEVEL = 5;

    /** Either level of the floor has at least this share of the runs. */
    static final double SMALLEST_FLOOR_SHARE = 0.1;

    /** Of a case, at either speed, before its costs at the two are compared. */
    static final int FEWEST_RUNS_OF_A_SPEED = 3;

    /** Of the test that costs follow the floor. */
    static final double FLOOR_P = 0.01;

    /** Between two levels of a cost. */
    static final double LEVEL_STEP = 0.1;

    /** Of the clearest stretch in the mean of all cases. */
    static final double LEVEL_P_OF_MEAN = 0.01;

    /** Of the clearest stretch in one case. */
    static final double LEVEL_P_OF_CASE = 0.005;

    /** Share of a window's slices with both sides on one CPU, from which on the run counts as one that shared it. */
    static final double SHARED_CPU = 0.5;

    /** Of the test that runs which shared a CPU cost the same as the others, over all cases of a size together. */
    static final double SHARED_CPU_P = 0.01;

    /** From the first round to the last. */
    static final double DRIFT = 0.1;

    /** Of the test that there is no drift. */
    static final double DRIFT_P = 0.01;

    /** Either side of 1 is off it by this share. */
    static final double SIDE_OFF = 0.03;

    /** Either side of 1 is off it by so many standard errors. */
    static final double SIDE_ERRORS = 2;

    /** Whole window over its second half. */
    static final double WINDOW_BIAS = 0.02;

    /** Of the test that windows are steady. */
    static final double WINDOW_P = 0.01;

    /** Fewer rounds than this leave the session's trust fair at most. */
    static final int ROUNDS_FOR_GOOD_TRUST = 6;

    /** The smallest difference the session can tell; above it trust is fair. */
    static final double FAIR_VISIBLE = 0.2;

    /** Above it trust is poor. */
    static final double POOR_VISIBLE = 0.5;

    /** Share of runs that something disturbed; above it trust is fair. */
    static final double FAIR_DISTURBED = 0.2;

    /** Above it trust is poor. */
    static final double POOR_DISTURBED = 0.5;

    /** Share of pairs whose two runs met different speeds; above it trust is poor. */
    static final double POOR_STRADDLING = 0.25;

    /** Of the intervals that must hold what a session's check of itself should find. */
    static final double SELF_CHECK_CONFIDENCE = 0.99;

    /** A step's wall time above its CPU time, as a share of it, from which on the step is said to wait. */
    public static final double STEP_WAITS = 0.25;

    /**
     * A profiled run explains the headline runs when its cost is within this share of theirs, and its steps explain its cost
     * when their sum is within this share of it.
     */
    static final double PROFILE = 0.25;

    /*
     * Noise: above what was seen on a quiet machine, below what a spinning process beside the workers caused wherever it
     * caused anything; docs/decisions/0011-noise-thresholds.md has the figures.
     */

    /** CPU time of processes other than the two workers, of the machine's. */
    static final double OTHER_CPU = 0.1;

    /** Time that a loop thread waited for a CPU, of its window. */
    static final double RUN_QUEUE_DELAY = 0.15;

    /** Involuntary switches per CPU second of a loop thread that seldom sleeps. */
    static final double INVOLUNTARY_SWITCHES = 100;

    /** Migrations of a loop thread per second. */
    static final double MIGRATIONS = 250;

    /** CPU time that the hypervisor gave to others, of the machine's. */
    static final double STEAL = 0.02;

    /** Time in which threads waited for a CPU, of the run. */
    static final double CPU_PRESSURE = 0.2;

    /** CPU time for which a quota held the workers' control groups back, of the machine's. */
    static final double THROTTLED = 0.02;

    /** Load average of a minute before the first run, per CPU. */
    static final double LOAD_PER_CPU = 2;

    private Thresholds() {}

    /** Of the clearest stretch in the multiples of one comparison: the more there are, the smaller. */
    static double sidesP(int comparisons) {
        return switch (comparisons) {
            case 0, 1 -> 0.05;
            case 2 -> 0.02;
            default -> 0.01;
        };
    }
}
