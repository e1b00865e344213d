package io.github.ipcbench.plan;

import java.util.Collection;

/**
 * What cases are called where a person reads it: by mode, and by what else tells them apart.
 *
 * @param severalSizes whether messages of several sizes are measured
 * @param severalVariants whether several variants are measured
 */
public record CaseNames(boolean severalSizes, boolean severalVariants) {
    /** The shortest names that tell these cases apart. */
    public static CaseNames of(Collection<Case> cases) {
        return new CaseNames(
                cases.stream().map(Case::payloadBytes).distinct().count() > 1,
                cases.stream().map(Case::variant).distinct().count() > 1);
    }

    /** Such as {@code socket}, or {@code socket, 4096 bytes, candidate}. */
    public String of(Case key) {
        return key.mode() + withoutMode(key.payloadBytes(), key.variant());
    }

    /** What a name has behind the mode, such as {@code , 4096 bytes, candidate}; may be empty. */
    public String withoutMode(int payloadBytes, String variant) {
        return (severalSizes ? ", " + payloadBytes + " bytes" : "") + (severalVariants ? ", " + variant : "");
    }
}
