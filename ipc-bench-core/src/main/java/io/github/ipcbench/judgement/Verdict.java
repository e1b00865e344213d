package io.github.ipcbench.judgement;

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
    TOO_FEW_ROUNDS
}
