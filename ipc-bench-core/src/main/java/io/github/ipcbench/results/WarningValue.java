package io.github.ipcbench.results;

import io.github.ipcbench.plan.Side;
import java.util.Arrays;
import java.util.Optional;

/** A value that a warning carries. Shares are parts of one, multiples are times another cost. */
public enum WarningValue {
    MODE("mode", Kind.TEXT),
    PAYLOAD_BYTES("payloadBytes", Kind.COUNT),
    VARIANT("variant", Kind.TEXT),
    SIDE("side", Kind.SIDE),
    REASON("reason", Kind.TEXT),
    GOVERNOR("governor", Kind.TEXT),
    AT("at", Kind.TEXT),
    SHARE("share", Kind.NUMBER),
    FLOOR_SHARE("floorShare", Kind.NUMBER),
    PER_SECOND("perSecond", Kind.NUMBER),
    LOAD_AVERAGE("loadAverage", Kind.NUMBER),
    PROFILED_NANOS("profiledNanos", Kind.NUMBER),
    HEADLINE_NANOS("headlineNanos", Kind.NUMBER),
    BELOW("below", Kind.NUMBER),
    ABOVE("above", Kind.NUMBER),
    FOUND("found", Kind.NUMBER),
    EXPECTED("expected", Kind.NUMBER),
    CPUS("cpus", Kind.COUNT),
    RUNS("runs", Kind.COUNT),
    PAIRS("pairs", Kind.COUNT),
    OF("of", Kind.COUNT),
    ROUNDS("rounds", Kind.COUNT),
    FIRST_ROUND("firstRound", Kind.COUNT),
    LAST_ROUND("lastRound", Kind.COUNT),
    FAST_RUNS("fastRuns", Kind.COUNT),
    SLOW_RUNS("slowRuns", Kind.COUNT),
    MIXED_RUNS("mixedRuns", Kind.COUNT),
    BELOW_ROUNDS("belowRounds", Kind.COUNT),
    ABOVE_ROUNDS("aboveRounds", Kind.COUNT);

    /** What a value is in Java: a String, a {@link Side}'s id, a finite Double, a Long from 0. */
    public enum Kind {
        TEXT,
        SIDE,
        NUMBER,
        COUNT
    }

    private final String id;
    private final Kind kind;

    WarningValue(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** Its name in results. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The value of that name. */
    public static Optional<WarningValue> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
    }

    /** The value as it is kept, or why it cannot be. */
    Object kept(Object value) {
        if (kind == Kind.TEXT && value instanceof String text) {
            return text;
        }
        if (kind == Kind.SIDE && Arrays.stream(Side.values()).map(Side::id).anyMatch(value::equals)) {
            return value;
        }
        if (kind == Kind.NUMBER && value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if (kind == Kind.COUNT && (value instanceof Integer || value instanceof Long)) {
            long count = ((Number) value).longValue();
            if (count >= 0) {
                return count;
            }
        }
        throw new IllegalArgumentException("warning: " + id + " must be "
                + switch (kind) {
                    case TEXT -> "text";
                    case SIDE -> "sender or receiver";
                    case NUMBER -> "a finite number";
                    case COUNT -> "a whole number from 0";
                }
                + ", got " + value);
    }
}
