package io.github.ipcbench.maven;

import io.github.ipcbench.plan.PlanProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What the user set: the parameters that were bound, and what looks like one but is none. */
final class GivenProperties {
    /** Properties of ours that are no part of a plan. */
    private static final Set<String> OTHERS =
            Set.of(PlanProperties.RESUME, PlanProperties.PREFIX + "skip", Templates.PROPERTY);

    private GivenProperties() {}

    /**
     * Leaves out the parameters that were not set, and adds those of the command line that nothing was bound to, so that a
     * misspelt name is found.
     *
     * @param bound every parameter by its property, null where not set
     * @param commandLine properties given to this Maven with -D
     */
    static Map<String, String> of(Map<String, String> bound, Properties commandLine) {
        Map<String, String> given = new LinkedHashMap<>();
        bound.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        commandLine.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PlanProperties.PREFIX))
                .filter(name -> !bound.containsKey(name) && !OTHERS.contains(name))
                .sorted()
                .forEach(name -> given.put(name, commandLine.getProperty(name)));
        return given;
    }
}
