package io.github.ipcbench.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private final Set<String> problems = new LinkedHashSet<>();

    PropertyReader(Map<String, String> given, Path workingDirectory) {
        this.given = given;
        this.workingDirectory = workingDirectory;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name));
    }

    void refuse(String name, String problem) {
        problems.add(name + ": " + problem);
    }

    /** The choice whose word was given. */
    <C extends Enum<C> & Choice> C choice(String name, String noun, C byDefault) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return byDefault;
        }
        List<C> choices = Arrays.asList(byDefault.getDeclaringClass().getEnumConstants());
        Optional<C> chosen = choices.stream()
                .filter(each -> each.id().equals(value.get().strip()))
                .findFirst();
        if (chosen.isEmpty()) {
            String known = choices.stream().map(Choice::id).collect(Collectors.joining(", "));
            refuse(name, "unknown " + noun + " " + Quoted.of(value.get()) + "; known: " + known);
        }
        return chosen.orElse(byDefault);
    }

    /** True or false, spelled out. */
    boolean flag(String name, boolean byDefault) {
        Optional<String> value = value(name).map(String::strip);
        if (value.isEmpty() || value.get().equals("true") || value.get().equals("false")) {
            return value.map(Boolean::valueOf).orElse(byDefault);
        }
        refuse(name, Quoted.of(value.get()) + " is neither true nor false; valid: true, false");
        return byDefault;
    }

    /** A whole number within limits that fit an int. */
    int count(String name, int least, int most, int byDefault, String remark) {
        return Math.toIntExact(wholeNumber(name, least, most, byDefault, remark));
    }

    /**
     * A whole number within limits, both included.
     *
     * @param remark put behind the limits in an error, such as a unit; may be empty
     */
    long wholeNumber(String name, long least, long most, long byDefault, String remark) {
        Optional<String> value = value(name);
        if (value.isEmpty()) {
            return byDefault;
        }
        String text = value.get().strip();
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            refuse(name, Quoted.of(value.get()) + " is not a whole number" + valid(least, most, remark));
            return byDefault;
        }
        try {
            long number = Long.parseLong(text);
            if (least <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // More digits than a long holds: out of range like any other number that is too large.
        }
        refuse(name, Quoted.of(value.get()) + " is out of range" + valid(least, most, remark));
        return byDefault;
    }

    private static String valid(long least, long most, String remark) {
        return "; valid: " + least + " to " + most + remark;
    }

    /** The path given, relative ones under the working directory, when it is one and passes the check. */
    <T> Optional<T> path(String name, FileCheck<T> check, String valid) {
        return value(name).flatMap(value -> {
            try {
                Path path = workingDirectory.resolve(value);
                String shown = Path.of(value).isAbsolute()
                        ? Quoted.of(value)
                        : Quoted.of(value) + " under " + Quoted.of(workingDirectory.toString());
                return checked(name, path, shown, check, valid);
            } catch (InvalidPathException e) {
                refuse(name, Quoted.of(value) + " is not a path; valid: " + valid);
                return Optional.empty();
            }
        });
    }

    /** As {@link #path}, with a default that has to pass the same check. */
    Path pathOrDefault(String name, Path byDefault, FileCheck<Path> check, String valid) {
        if (value(name).isPresent()) {
            return path(name, check, valid).orElse(byDefault);
        }
        return checked(name, byDefault, Quoted.of(byDefault.toString()), check, valid)
                .orElse(byDefault);
    }

    private <T> Optional<T> checked(String name, Path path, String shown, FileCheck<T> check, String valid) {
        try {
            return Optional.of(check.accept(path));
        } catch (UnusableException e) {
            refuse(name, shown + " " + e.getMessage() + "; valid: " + valid);
            return Optional.empty();
        }
    }

    /**
     * Refuses every property that was given but is not known.
     *
     * @param others names that are known elsewhere, and may have been meant
     */
    void refuseUnknown(Collection<String> knownNames, Collection<String> others) {
        List<String> meant = Stream.concat(knownNames.stream(), others.stream()).toList();
        for (String name : given.keySet()) {
            if (!knownNames.contains(name)) {
                String hint = Spelling.nearest(name, meant)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElseGet(() -> "known: " + String.join(", ", knownNames));
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

    /** What was given, in the order of these names. */
    Map<String, String> given(Collection<String> names) {
        Map<String, String> ordered = new LinkedHashMap<>();
        names.forEach(name -> value(name).ifPresent(value -> ordered.put(name, value)));
        return ordered;
    }
}
