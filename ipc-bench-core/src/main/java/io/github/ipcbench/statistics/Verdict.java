package io.github.ipcbench.statistics;

/** What the blocks of a session allow to be said of one mode beside another. */
public enum Verdict {
    /** The whole interval of the ratio lies below 1. */
    CHEAPER,
    /** The interval of the ratio contains 1. */
    INDISTINGUISHABLE,
    /** The whole interval of the ratio lies above 1. */
    DEARER,
    /** No interval reaches the wanted confidence, so nothing is claimed. */
    TOO_FEW_BLOCKS
}
