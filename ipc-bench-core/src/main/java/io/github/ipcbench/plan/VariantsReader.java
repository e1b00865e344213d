package io.github.ipcbench.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the variants: {@code name:key=value,key=value;name:…}, where values can stand between quotation marks. */
final class VariantsReader {
    /** Those that a variant can have its own of. */
    private static final List<PlanProperty> KEYS = List.of(
            PlanProperty.JVM,
            PlanProperty.JVM_ARGS,
            PlanProperty.TEMP_DIRECTORY,
            PlanProperty.WAIT,
            PlanProperty.AFFINITY,
            PlanProperty.DEPTH,
            PlanProperty.NATIVE);

    private static final String ENVIRONMENT = "env.";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final PropertyReader properties;

    VariantsReader(PropertyReader properties) {
        this.properties = properties;
    }

    /**
     * The variants given, or else the plan's settings alone.
     *
     * @param base the settings of the plan, which a variant has where it names none of its own
     * @param settings reads a variant's own ones, given the base
     */
    List<Variant> read(Variant base, BiFunction<PropertyReader, Variant, Variant> settings) {
        Optional<String> value = properties.value(PlanProperty.VARIANTS);
        if (value.isEmpty()) {
            return List.of(base);
        }
        Map<String, Variant> variants = new LinkedHashMap<>();
        for (String text : parts(value.get(), ';')) {
            int colon = text.indexOf(':');
            String name = (colon < 0 ? text : text.substring(0, colon)).strip();
            if (!Variant.isName(name)) {
                refuse(Quoted.of(name) + " is not a name; valid: " + PlanProperty.VARIANTS.valid());
            } else if (variants.containsKey(name)) {
                refuse("variant " + Quoted.of(name) + " is named more than once; name each variant once");
            } else {
                variants.put(name, variant(name, colon < 0 ? "" : text.substring(colon + 1), base, settings));
            }
        }
        return variants.isEmpty() ? List.of(base) : List.copyOf(variants.values());
    }

    private Variant variant(
            String name, String text, Variant base, BiFunction<PropertyReader, Variant, Variant> settings) {
        Map<String, String> own = new LinkedHashMap<>();
        Map<String, String> environment = new TreeMap<>();
        List<String> seen = new ArrayList<>();
        for (String setting : text.isBlank() ? List.<String>of() : parts(text, ',')) {
            int equals = setting.indexOf('=');
            String key = setting.substring(0, Math.max(0, equals)).strip();
            Optional<String> value = unquoted(setting.substring(equals + 1).strip());
            if (equals < 0 || value.isEmpty()) {
                refuse(name, Quoted.of(setting.strip()) + " is not a setting; valid: " + PlanProperty.VARIANTS.valid());
            } else if (seen.contains(key)) {
                refuse(name, "key " + Quoted.of(key) + " is given more than once; give each key once");
            } else if (key.startsWith(ENVIRONMENT)) {
                variable(name, key.substring(ENVIRONMENT.length()), value.get(), environment);
            } else {
                property(name, key).ifPresent(property -> own.put(property.fullName(), value.get()));
            }
            seen.add(key);
        }
        Variant variant = settings.apply(properties.part(PlanProperty.VARIANTS, words(name), own), base);
        return new Variant(
                name,
                variant.jvm(),
                environment,
                variant.tempDirectory(),
                variant.waitStrategy(),
                variant.affinity(),
                variant.depth());
    }

    private Optional<PlanProperty> property(String variant, String key) {
        Optional<PlanProperty> property =
                KEYS.stream().filter(each -> each.shortName().equals(key)).findFirst();
        if (property.isEmpty()) {
            List<String> keys = KEYS.stream().map(PlanProperty::shortName).toList();
            refuse(
                    variant,
                    "unknown key " + Quoted.of(key) + Spelling.hint(key, keys) + "known: "
                            + Stream.concat(keys.stream(), Stream.of(ENVIRONMENT + "NAME"))
                                    .collect(Collectors.joining(", ")));
        }
        return property;
    }

    private void variable(String variant, String name, String value, Map<String, String> environment) {
        if (!VARIABLE.matcher(name).matches()) {
            refuse(
                    variant,
                    Quoted.of(ENVIRONMENT + name) + " names no variable; valid: letters, digits and underscores after "
                            + ENVIRONMENT + ", no digit first");
        } else if (value.indexOf('\0') >= 0) {
            refuse(
                    variant,
                    ENVIRONMENT + name + ": " + Quoted.of(value) + " has a character that no variable can hold");
        } else {
            environment.put(name, value);
        }
    }

    private void refuse(String problem) {
        properties.refuse(PlanProperty.VARIANTS, problem);
    }

    private void refuse(String variant, String problem) {
        refuse(words(variant) + ": " + problem);
    }

    private static String words(String variant) {
        return "variant " + variant;
    }

    /** The parts between separators that stand outside quotation marks. */
    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        char open = 0;
        for (int place = 0; place < text.length(); place++) {
            char each = text.charAt(place);
            if (open != 0) {
                open = each == open ? 0 : open;
            } else if (each == '\'' || each == '"') {
                open = each;
            } else if (each == separator) {
                parts.add(text.substring(begin, place));
                begin = place + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** A value without the marks around it, which may hold marks of the other kind; empty when one is left open. */
    private static Optional<String> unquoted(String value) {
        char first = value.isEmpty() ? 0 : value.charAt(0);
        if (first == '\'' || first == '"') {
            int end = value.indexOf(first, 1);
            return end == value.length() - 1 ? Optional.of(value.substring(1, end)) : Optional.empty();
        }
        return Optional.of(value);
    }
}
