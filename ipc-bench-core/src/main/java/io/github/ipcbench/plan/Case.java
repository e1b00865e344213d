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
        if (mode.isEmpty() || variant.isEmpty()) {
            throw new IllegalArgumentException(
                    "case: mode and variant need a name, got '" + mode + "', '" + variant + "'");
        }
        if (payloadBytes < 0) {
            throw new IllegalArgumentException("case: payloadBytes below 0: " + payloadBytes);
        }
    }
}
