package io.github.ipcbench.results;

/** How the number of calls in a window compares with the call list. */
public enum CallVerdict {
    /** As many as listed. */
    EXPECTED,
    /** More than the list demands, within what it allows. */
    ALLOWED,
    /** More than the list allows. */
    MORE,
    /** Fewer than the list demands. */
    LESS,
    /** A call the list does not have, of those the Java runtime makes by itself, and rare enough to be one of them. */
    RUNTIME,
    /** A call the list does not have. */
    UNEXPECTED
}
