package io.github.ipcbench.maven;

import io.github.ipcbench.plan.PlanProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What the user set: the parameters that were bound, and what looks like one but is none. */
final class GivenProperties {
    private GivenProperties() {}

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
