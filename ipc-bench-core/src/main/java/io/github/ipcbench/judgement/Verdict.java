package io.github.ipcbench.judgement;

import io.github.ipcbench.statistics.LogMean;
import java.util.OptionalDouble;

/** What a comparison allows to be said. */
public enum Verdict {
    /** The difference is beyond chance, the number of comparisons considered. */
    CLEAR,
    /** The interval leaves out 1, but among so many comparisons one may do so by chance. */
    LIKELY,
    /** The costs are the same to within 5 %. */
    EQUAL,
    /** Neither a difference nor equality can be shown. */
    UNCLEAR,
    /** Less in one stretch of rounds, more in the others. */
    DEPENDS,
    /** Too few rounds for an interval; nothing is claimed. */
    TOO_FEW_ROUNDS;

    /**
     * Of one comparison.
     *
     * @param mean of the logarithms of its multiples
     * @param pValue adjusted for being one of several comparisons
     * @param depends whether the multiple is below 1 in a stretch of rounds and above it in the others
     */
    static Verdict of(LogMean mean, OptionalDouble pValue, boolean depends) {
        if (mean.pValue().isEmpty()) {
            return TOO_FEW_ROUNDS;
        }
        if (depends) {
            return DEPENDS;
        }
        if (pValue.orElseThrow() <= Thresholds.CLEAR_P) {
            return CLEAR;
        }
        if (!mean.interval(Thresholds.CONFIDENCE).orElseThrow().contains(1)) {
            return LIKELY;
        }
        return mean.equalWithin(Thresholds.EQUAL, Thresholds.EQUAL_P) ? EQUAL : UNCLEAR;
    }
}
