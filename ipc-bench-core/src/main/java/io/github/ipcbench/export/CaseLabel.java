package io.github.ipcbench.export;

import io.github.ipcbench.plan.Case;

/** The name of a case in other programs, the same from session to session: mode, size, and a variant that has a name. */
final class CaseLabel {
    private CaseLabel() {}

    /** Such as {@code file/112192} or {@code file/112192/candidate}. */
    static String of(Case key) {
        String label = key.mode() + "/" + key.payloadBytes();
        return key.variant().equals(Case.BASE) ? label : label + "/" + key.variant();
    }
}
