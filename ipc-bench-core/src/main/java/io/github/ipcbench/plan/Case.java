package io.github.ipcbench.plan;

/**
 * What a run measures: the key of everything that is scheduled, measured, stored, judged and shown.
 *
 * @param mode id of the mode
 * @param payloadBytes size of each message, header included
 * @param variant name of the settings under test; {@link #BASE} when none is named
 */
public record Case(String mode, int payloadBytes, String variant) {
    /** The variant of a plan that names none. */
    public static final String BASE = "base";

    public Case {
        if (mode.isEmpty()) {
            throw new IllegalArgumentException("case: the id of a mode is needed, got ''");
        }
        Variant.requireName(variant);
        if (payloadBytes < 0) {
            throw new IllegalArgumentException("case: payloadBytes below 0: " + payloadBytes);
        }
    }

    /** In words that need no other case beside them, such as {@code socket, 112192 bytes, base}. */
    @Override
    public String toString() {
        return mode + ", " + payloadBytes + " bytes, " + variant;
    }
}
