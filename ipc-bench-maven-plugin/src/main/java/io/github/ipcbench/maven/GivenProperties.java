package io.github.ipcbench.maven;

import io.github.ipcbench.plan.PlanProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What the user set: the parameters that were bound, and what looks like one but is none. */
final class GivenProperties {
    private GivenProperties() {}

    /** A list as its property has it; null where it was not set. */
    static String text(List<String> parts) {
        return parts == null || parts.isEmpty()
                ? null
                : parts.stream().map(part -> part == null ? "" : part).collect(Collectors.joining(","));
    }

    /** A text that Maven collected; null where it was not set, for which Maven may make an empty object. */
    static String text(Object collected) {
        return collected == null || collected.toString().isEmpty() ? null : collected.toString();
    }

    /** Between marks that do not stand in it; a value with both kinds is refused as one with an open mark. */
    static String quoted(String value) {
        return value.indexOf('\'') < 0 ? "'" + value + "'" : '"' + value + '"';
    }

    /**
     * Leaves out the parameters that were not set, and adds those of the command line that nothing was bound to, so that a
     * misspelt name is found.
     *
     * @param bound every parameter, null where not set
     * @param commandLine properties given to this Maven with -D
     */
    static Map<String, String> of(Map<PlanProperty, String> bound, Properties commandLine) {
        Map<String, String> given = new LinkedHashMap<>();
        bound.forEach((property, value) -> {
            if (value != null) {
                given.put(property.fullName(), value);
            }
        });
        commandLine.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PlanProperty.PREFIX))
                .filter(name -> PlanProperty.named(name)
                        .filter(property -> bound.containsKey(property) || property.part() == PlanProperty.Part.NONE)
                        .isEmpty())
                .sorted()
                .forEach(name -> given.put(name, commandLine.getProperty(name)));
        return given;
    }
}
