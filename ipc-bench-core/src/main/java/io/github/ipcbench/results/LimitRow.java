package io.github.ipcbench.results;

/**
 * One thing this machine permits or limits.
 *
 * @param name what was tried
 * @param value what was found, and why not where it does not work
 */
public record LimitRow(String name, String value, Verdict verdict) {

    /** What a finding means for measuring here. */
    public enum Verdict {
        /** All that IPC Bench can use. */
        GOOD,
        /** It works, and the figures are less exact or less free to choose for it. */
        LIMITED,
        /** It does not work here; what needs it is left out. */
        MISSING
    }

    public static LimitRow good(String name, String value) {
        return new LimitRow(name, value, Verdict.GOOD);
    }

    public static LimitRow limited(String name, String value) {
        return new LimitRow(name, value, Verdict.LIMITED);
    }

    public static LimitRow missing(String name, String value) {
        return new LimitRow(name, value, Verdict.MISSING);
    }
}
