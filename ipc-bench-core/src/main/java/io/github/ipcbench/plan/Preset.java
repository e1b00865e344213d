package io.github.ipcbench.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A named set of defaults for a session. */
public enum Preset implements Choice {
    /** As many messages per run as take about one second, settled once per mode. */
    QUICK("quick"),
    /** The 2015 article's protocol: a million messages per run, sockets against files. */
    ARTICLE("article");

    private final String id;

    Preset(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Messages per run; empty when they are settled by calibration. */
    public OptionalLong messages() {
        return switch (this) {
            case QUICK -> OptionalLong.empty();
            case ARTICLE -> OptionalLong.of(1_000_000);
        };
    }

    /** The modes measured unless others are named; empty for every mode that is measured by default. */
    public Optional<List<String>> modeIds() {
        return switch (this) {
            case QUICK -> Optional.empty();
            case ARTICLE -> Optional.of(List.of("socket", "file"));
        };
    }

    /** The order of runs unless another is named: the article's runs alternated. */
    public RunOrder order() {
        return switch (this) {
            case QUICK -> RunOrder.MIRRORED;
            case ARTICLE -> RunOrder.ALTERNATING;
        };
    }

    /** Whether a session checks itself unless told otherwise. */
    public boolean selfCheck() {
        return switch (this) {
            case QUICK -> false;
            case ARTICLE -> true;
        };
    }
}
