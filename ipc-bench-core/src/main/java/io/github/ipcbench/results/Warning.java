package io.github.ipcbench.results;

import io.github.ipcbench.plan.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A doubt that travels with the figures: what it is and the numbers in it. The sentence is made where it is shown.
 *
 * @param values exactly those that the code carries
 */
public record Warning(WarningCode code, Map<WarningValue, Object> values) {

    public Warning {
        Map<WarningValue, Object> kept = new EnumMap<>(WarningValue.class);
        values.forEach((value, given) -> kept.put(value, value.kept(given)));
        if (kept.size() != code.carried().size() || !kept.keySet().containsAll(code.carried())) {
            throw new IllegalArgumentException("warning: " + code.id() + " carries "
                    + code.carried().stream().map(WarningValue::id).toList() + ", got "
                    + kept.keySet().stream().map(WarningValue::id).toList());
        }
        values = Collections.unmodifiableMap(kept);
    }

    /**
     * Of the values in the order the code names them.
     *
     * @param values a case stands for its mode, size and variant
     */
    public static Warning of(WarningCode code, Object... values) {
        List<Object> flat = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Case key) {
                flat.addAll(List.of(key.mode(), key.payloadBytes(), key.variant()));
            } else {
                flat.add(value);
            }
        }
        if (flat.size() > code.carried().size()) {
            throw new IllegalArgumentException(
                    "warning: " + code.id() + " carries " + code.carried().size() + " values, got " + flat.size());
        }
        Map<WarningValue, Object> named = new EnumMap<>(WarningValue.class);
        for (int place = 0; place < flat.size(); place++) {
            named.put(code.carried().get(place), flat.get(place));
        }
        return new Warning(code, named);
    }

    /** Warnings are shown where they were found: a run's with its figures, the others on top. */
    static void requireOrigin(String owner, List<Warning> warnings, Set<WarningCode.Origin> origins) {
        warnings.stream()
                .map(Warning::code)
                .filter(code -> !origins.contains(code.origin()))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalArgumentException(
                            owner + ": " + code.id() + " is no warning of a " + owner.replaceFirst(" .*", ""));
                });
    }

    public String text(WarningValue value) {
        return (String) values.get(value);
    }

    public double number(WarningValue value) {
        return ((Number) values.get(value)).doubleValue();
    }

    public long count(WarningValue value) {
        return (Long) values.get(value);
    }

    /** The case it concerns, of a code that carries one. */
    public Case key() {
        return new Case(
                text(WarningValue.MODE),
                Math.toIntExact(count(WarningValue.PAYLOAD_BYTES)),
                text(WarningValue.VARIANT));
    }
}
