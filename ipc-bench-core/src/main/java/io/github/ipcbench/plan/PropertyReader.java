package io.github.ipcbench.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads raw properties, and keeps every problem instead of stopping at the first. */
final class PropertyReader {
    /** ASCII digits alone: {@link Long#parseLong} would take those of every script. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");

    /** What a file or directory must be to serve. */
    interface FileCheck<T> {
        T accept(Path path) throws UnusableException;
    }

    private final Map<String, String> given;
    private final Path workingDirectory;
    private final Set<String> problems;

    /** Put before the short name of a property in a problem; empty unless this reads a part of another property. */
    private final Optional<String> whole;

    PropertyReader(Map<String, String> given, Path workingDirectory) {
        this(given, workingDirectory, new LinkedHashSet<>(), Optional.empty());
    }

    private PropertyReader(
            Map<String, String> given, Path workingDirectory, Set<String> problems, Optional<String> whole) {
        this.given = given;
        this.workingDirectory = workingDirectory;
        this.problems = problems;
        this.whole = whole;
    }

    /**
     * Reads values that stand in the value of a property; what is wrong with them is a problem of this.
     *
     * @param words which part of the property's value it is
     * @param values by full name
     */
    PropertyReader part(PlanProperty property, String words, Map<String, String> values) {
        return new PropertyReader(values, workingDirectory, problems, Optional.of(property + ": " + words));
    }

    Optional<String> value(PlanProperty property) {
        return Optional.ofNullable(given.get(property.fullName()));
    }

    void refuse(PlanProperty property, String problem) {
        refuse(whole.map(part -> part + ", " + property.shortName()).orElse(property.fullName()), problem);
    }

    private void refuse(String name, String problem) {
        problems.add(name + ": " + problem);
    }

    /** The choice whose word was given, or else the one that is named by default. */
    <C extends Enum<C> & Choice> C choice(PlanProperty property, Class<C> type) {
        C byDefault = word(type, property.byDefault()).orElseThrow();
        return choice(property, byDefault);
    }

    /** The choice whose word was given. */
    <C extends Enum<C> & Choice> C choice(PlanProperty property, C byDefault) {
        Optional<String> value = value(property);
        if (value.isEmpty()) {
            return byDefault;
        }
        Optional<C> chosen = word(byDefault.getDeclaringClass(), value.get().strip());
        if (chosen.isEmpty() && property.value() instanceof PlanProperty.Choices choices) {
            refuse(
                    property,
                    "unknown " + choices.noun() + " " + Quoted.of(value.get())
                            + Spelling.hint(
                                    value.get().strip(),
                                    choices.all().stream().map(Choice::id).toList())
                            + "known: " + property.valid());
        }
        return chosen.orElse(byDefault);
    }

    static List<String> commaSeparated(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private static <C extends Enum<C> & Choice> Optional<C> word(Class<C> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.id().equals(word))
                .findFirst();
    }

    /** True or false, spelled out. */
    boolean flag(PlanProperty property, boolean byDefault) {
        Optional<String> value = value(property).map(String::strip);
        if (value.isEmpty() || value.get().equals("true") || value.get().equals("false")) {
            return value.map(Boolean::valueOf).orElse(byDefault);
        }
        refuse(property, Quoted.of(value.get()) + " is neither true nor false; valid: " + property.valid());
        return byDefault;
    }

    /** A whole number within limits that fit an int, with its own default. */
    int count(PlanProperty property) {
        return count(property, Long.parseLong(property.byDefault()));
    }

    int count(PlanProperty property, long byDefault) {
        return Math.toIntExact(wholeNumber(property, byDefault));
    }

    /** A whole number within limits. */
    long wholeNumber(PlanProperty property, long byDefault) {
        Optional<String> value = value(property);
        if (value.isEmpty()) {
            return byDefault;
        }
        String text = value.get().strip();
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            refuse(property, Quoted.of(value.get()) + " is not a whole number; valid: " + property.valid());
            return byDefault;
        }
        try {
            long number = Long.parseLong(text);
            if (property.value() instanceof PlanProperty.WholeNumber limits
                    && limits.least() <= number
                    && number <= limits.most()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // More digits than a long holds: out of range like any other number that is too large.
        }
        refuse(property, Quoted.of(value.get()) + " is out of range; valid: " + property.valid());
        return byDefault;
    }

    /** The path given, relative ones under the working directory, when it is one and passes the check. */
    <T> Optional<T> path(PlanProperty property, FileCheck<T> check) {
        return value(property).flatMap(value -> {
            try {
                Path path = workingDirectory.resolve(value);
                String shown = Path.of(value).isAbsolute()
                        ? Quoted.of(value)
                        : Quoted.of(value) + " under " + Quoted.of(workingDirectory.toString());
                return checked(property, path, shown, check);
            } catch (InvalidPathException e) {
                refuse(property, Quoted.of(value) + " is not a path; valid: " + property.valid());
                return Optional.empty();
            }
        });
    }

    /** As {@link #path}, with a default that has to pass the same check. */
    Path pathOrDefault(PlanProperty property, Path byDefault, FileCheck<Path> check) {
        if (value(property).isPresent()) {
            return path(property, check).orElse(byDefault);
        }
        if (whole.isPresent()) {
            return byDefault; // of the whole, where it was checked
        }
        return checked(property, byDefault, Quoted.of(byDefault.toString()), check)
                .orElse(byDefault);
    }

    private <T> Optional<T> checked(PlanProperty property, Path path, String shown, FileCheck<T> check) {
        try {
            return Optional.of(check.accept(path));
        } catch (UnusableException e) {
            refuse(property, shown + " " + e.getMessage() + "; valid: " + property.valid());
            return Optional.empty();
        }
    }

    /** Refuses every property that was given but makes no plan; one that is known elsewhere may have been meant. */
    void refuseUnknown() {
        List<String> known = PlanProperty.namesOfPlan();
        List<String> meant = Stream.concat(known.stream(), Stream.of(PlanProperty.RESUME.fullName()))
                .toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                String hint = Spelling.nearest(name, meant)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "known: " + String.join(", ", known));
                String shown = Quoted.of(name);
                refuse(shown.substring(1, shown.length() - 1), "unknown property; " + hint);
            }
        }
    }

    void throwIfInvalid() throws InvalidPlanException {
        if (!problems.isEmpty()) {
            throw new InvalidPlanException(List.copyOf(problems));
        }
    }

    /** What was given, in the order of the documentation. */
    Map<String, String> given() {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (PlanProperty property : PlanProperty.values()) {
            value(property).ifPresent(value -> ordered.put(property.fullName(), value));
        }
        return ordered;
    }
}
