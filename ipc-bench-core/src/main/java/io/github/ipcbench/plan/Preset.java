package io.github.ipcbench.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A named set of defaults for a session. */
public enum Preset implements Choice {
    /** A first look: few rounds of short runs, and nothing looks into single calls. */
    GLANCE("glance"),
    /** As many messages per run as take about one second, settled once per mode. */
    QUICK("quick"),
    /** The 2015 article's protocol: a million messages per run, sockets against files. */
    ARTICLE("article"),
    /** Twelve sizes from 16 bytes to 16 MiB: few rounds of short runs each, so that all of them take about five minutes. */
    SWEEP("sweep");

    private final String id;

    Preset(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** Runs of each case. A glance has as many forwards as backwards, and fewer than good trust needs: its report says so. */
    public int runs() {
        return switch (this) {
            case GLANCE, SWEEP -> 4;
            case QUICK, ARTICLE -> 10;
        };
    }

    /** About how long a run is to take whose messages are settled by calibration. */
    public Duration runTime() {
        return switch (this) {
            case SWEEP -> Duration.ofMillis(250);
            case GLANCE -> Duration.ofMillis(400);
            case QUICK, ARTICLE -> Duration.ofSeconds(1);
        };
    }

    /** What looks into single calls unless told otherwise. */
    public TraceChoice trace() {
        return switch (this) {
            case GLANCE, SWEEP -> TraceChoice.OFF;
            case QUICK, ARTICLE -> TraceChoice.AUTO;
        };
    }

    /** Messages per run; empty when they are settled by calibration. */
    public OptionalLong messages() {
        return switch (this) {
            case GLANCE, QUICK, SWEEP -> OptionalLong.empty();
            case ARTICLE -> OptionalLong.of(1_000_000);
        };
    }

    /** The modes measured unless others are named; empty for every mode that is measured by default. */
    public Optional<List<String>> modeIds() {
        return switch (this) {
            case GLANCE -> Optional.of(List.of("socket", "file", "mmap-relaxed"));
            case QUICK -> Optional.empty();
            case ARTICLE -> Optional.of(List.of("socket", "file"));
            case SWEEP -> Optional.of(List.of("socket", "file", "mmap-locked", "mmap-relaxed"));
        };
    }

    /** Bytes per message unless others are named; empty for the one size of every other preset. */
    public List<Integer> sizes() {
        return switch (this) {
            case GLANCE, QUICK, ARTICLE -> List.of();
            case SWEEP ->
                List.of(16, 64, 256, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 112_192, 1 << 18, 1 << 20, 1 << 22, 1 << 24);
        };
    }

    /** The order of runs unless another is named: the article's runs alternated. */
    public RunOrder order() {
        return switch (this) {
            case GLANCE, QUICK, SWEEP -> RunOrder.MIRRORED;
            case ARTICLE -> RunOrder.ALTERNATING;
        };
    }

    /** Whether a session checks itself unless told otherwise. */
    public boolean selfCheck() {
        return switch (this) {
            case GLANCE, QUICK, SWEEP -> false;
            case ARTICLE -> true;
        };
    }
}
