package io.github.ipcbench.session;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.results.LimitRow;
import java.util.Optional;

/**
 * Whether a mode can carry the plan's message on this machine.
 *
 * @param obstacle why not, in words that follow the mode's name; empty when it can
 */
public record ModeLimit(Mode mode, Optional<String> obstacle) {
    public boolean possible() {
        return obstacle.isEmpty();
    }

    public LimitRow row() {
        return new LimitRow(
                mode.id(),
                obstacle.orElse(mode.description()),
                possible() ? LimitRow.Verdict.GOOD : LimitRow.Verdict.MISSING);
    }
}
