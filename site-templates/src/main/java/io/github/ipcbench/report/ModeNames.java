package io.github.ipcbench.report;

import java.util.List;

/** How modes are called in one report: by id, and by size too where the session has several. */
record ModeNames(boolean severalSizes) {
    static ModeNames of(List<ModeSummary> modes) {
        return new ModeNames(
                modes.stream().mapToInt(ModeSummary::payloadBytes).distinct().count() > 1);
    }

    String of(ModeSummary mode) {
        return of(mode.mode(), mode.payloadBytes());
    }

    String of(String mode, int payloadBytes) {
        String name = Text.line(mode);
        return severalSizes ? name + ", " + Numbers.whole(payloadBytes) + " bytes" : name;
    }
}
