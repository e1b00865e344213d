package io.github.ipcbench.plan;

import java.util.List;
import java.util.Optional;

/** What a session's cases are compared with: the socket where it is measured, or else the first mode; the first variant. */
public final class Baseline {
    private static final String PREFERRED = "socket";

    private Baseline() {}

    /** The mode that others are compared with; empty without cases. */
    public static Optional<String> mode(List<Case> measured) {
        return first(measured).map(Case::mode);
    }

    /** The first case of that mode, which a session checks itself by. */
    public static Optional<Case> first(List<Case> measured) {
        return measured.stream()
                .filter(key -> key.mode().equals(PREFERRED))
                .findFirst()
                .or(() -> measured.stream().findFirst());
    }

    /** The variant that others are compared with; empty without cases. */
    public static Optional<String> variant(List<Case> measured) {
        return measured.stream().map(Case::variant).findFirst();
    }
}
