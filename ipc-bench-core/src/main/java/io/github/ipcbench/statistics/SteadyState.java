package io.github.ipcbench.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * From which slice on a loop's cost is steady, or that it is not.
 *
 * <p>The likeliest change of level is looked for in the whole series; where it is neither chance nor too small to
 * matter, the search goes on behind it, until the rest holds no further change. The rest must then still be as long
 * as was asked: a drift is cut down to a short rest and is not steady. The idea of judging a loop by its changepoints
 * and its last stretch is that of Barrett and others, "Virtual machine warmup blows hot and cold", OOPSLA 2017. Steady
 * means level; neither fast nor quiet.
 *
 * <p>A steady series of independent slices is called unsteady in about 1 of 100 cases, spikes and ties included; in
 * about 10 of 100 when neighbouring slices correlate by 0.3. One hot slice alone cannot be told from a spike of noise
 * and seldom counts as a warm-up; two at the start do from about 40 slices up.
 *
 * @param steadyFrom first slice of the steady rest, 0 when the whole series is steady; empty when the rest is shorter
 *     than was asked
 * @param changes slices at which the level changed, ascending
 */
public record SteadyState(int slices, OptionalInt steadyFrom, List<Integer> changes) {
    /** The fewest slices that can be judged: with fewer, hardly any order of them is surprising enough. */
    public static final int FEWEST_SLICES = 12;

    /** Chance that a level series of independent slices is given a change it does not have. */
    public static final double FALSE_ALARMS = 0.01;

    /** A change of level by less than this share is too small to matter. */
    public static final double TOLERATED_SHARE = 0.01;

    /** Fewer values than this can be ordered in too few ways to surprise. */
    private static final int FEWEST_SEARCHED = 6;

    private static final int SHUFFLES = 999;

    /** Any number does; a constant one makes the answer a function of the slices. */
    private static final long SEED = 1;

    public SteadyState {
        changes = List.copyOf(changes);
    }

    /**
     * Judges a series of equal slices.
     *
     * @param costs loop CPU per message in each slice, in the order measured, any unit; at least
     *     {@value #FEWEST_SLICES}
     * @param wantedSteady slices at the end that must be steady, such as those of the measured window behind those of
     *     the warm-up
     */
    public static SteadyState of(double[] costs, int wantedSteady) {
        return of(costs, wantedSteady, TOLERATED_SHARE);
    }

    /**
     * As {@link #of(double[], int)}, with another bound for what matters.
     *
     * @param toleratedShare a change of level by less than this share is too small to matter
     */
    public static SteadyState of(double[] costs, int wantedSteady, double toleratedShare) {
        Samples.requireFinite("slices", costs);
        if (costs.length < FEWEST_SLICES) {
            throw new IllegalArgumentException(
                    "slices: at least " + FEWEST_SLICES + " are needed to judge: " + costs.length);
        }
        if (wantedSteady < 1 || wantedSteady > costs.length) {
            throw new IllegalArgumentException(
                    "slices: from 1 to all " + costs.length + " can be wanted steady: " + wantedSteady);
        }
        List<Integer> changes = new ArrayList<>();
        int start = 0;
        for (OptionalInt change = nextChange(costs, 0, toleratedShare);
                change.isPresent();
                change = nextChange(costs, start, toleratedShare)) {
            start = change.getAsInt();
            changes.add(start);
        }
        boolean longEnough = costs.length - start >= wantedSteady;
        return new SteadyState(costs.length, longEnough ? OptionalInt.of(start) : OptionalInt.empty(), changes);
    }

    /** The likeliest change of level from {@code start} on, if it is one that counts. */
    private static OptionalInt nextChange(double[] costs, int start, double toleratedShare) {
        double[] rest = Arrays.copyOfRange(costs, start, costs.length);
        if (rest.length < FEWEST_SEARCHED) {
            return OptionalInt.empty();
        }
        Changepoint likeliest = Changepoint.likeliest(rest, SHUFFLES, SEED);
        double before = Medians.of(Arrays.copyOfRange(rest, 0, likeliest.index()));
        double after = Medians.of(Arrays.copyOfRange(rest, likeliest.index(), rest.length));
        boolean matters = Math.abs(before - after) > toleratedShare * Math.abs(after);
        return matters && likeliest.pValue() <= FALSE_ALARMS
                ? OptionalInt.of(start + likeliest.index())
                : OptionalInt.empty();
    }
}
