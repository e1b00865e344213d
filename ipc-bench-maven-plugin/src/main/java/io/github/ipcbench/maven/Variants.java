package io.github.ipcbench.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Variants as Maven binds them: a text, or elements in the POM, each with its {@code name} and its keys. Public, with setters
 * of Maven's choice, because Maven calls them.
 */
public final class Variants {
    private final List<String> texts = new ArrayList<>();

    /** All of them as the property's text. */
    public void set(String text) {
        texts.add(text);
    }

    /** One of them; a key is a setting's name, and {@code name} is the variant's. */
    public void addVariant(Map<String, String> settings) {
        Map<String, String> keys = new LinkedHashMap<>(settings);
        String name = keys.remove("name");
        texts.add((name == null ? "" : name.strip())
                + keys.entrySet().stream()
                        .map(key -> key.getKey() + "="
                                + GivenProperties.quoted(
                                        key.getValue() == null
                                                ? ""
                                                : key.getValue().strip()))
                        .collect(Collectors.joining(",", keys.isEmpty() ? "" : ":", "")));
    }

    /** As the property has it. */
    @Override
    public String toString() {
        return String.join(";", texts);
    }
}
