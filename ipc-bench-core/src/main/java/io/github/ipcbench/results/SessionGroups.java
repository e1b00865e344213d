package io.github.ipcbench.results;

import io.github.ipcbench.plan.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts sessions into groups by what their environment or plan says. */
public final class SessionGroups {
    private static final Map<String, Function<Results, String>> KEYS = keys();

    private SessionGroups() {}

    private static Map<String, Function<Results, String>> keys() {
        Map<String, Function<Results, String>> keys = new LinkedHashMap<>();
        keys.put("label", session -> session.plan().label().orElse("no label"));
        keys.put("cpu", session -> session.environment().cpu());
        keys.put("kernel", session -> session.environment().kernel());
        keys.put("jdk", session -> session.environment().workerJava());
        keys.put("fileSystem", session -> session.environment().tempFileSystem());
        return keys;
    }

    /**
     * Groups by the values of these keys, in the order in which they come.
     *
     * @throws IllegalArgumentException if a key is not known, naming those that are
     */
    public static Map<String, List<Results>> by(List<String> keys, List<Results> sessions) {
        List<Function<Results, String>> values =
                keys.stream().map(SessionGroups::value).toList();
        Map<String, List<Results>> groups = new LinkedHashMap<>();
        for (Results session : sessions) {
            String name = values.stream().map(value -> value.apply(session)).collect(Collectors.joining(", "));
            groups.computeIfAbsent(name, one -> new ArrayList<>()).add(session);
        }
        return groups;
    }

    private static Function<Results, String> value(String key) {
        Function<Results, String> value = KEYS.get(key.strip());
        if (value == null) {
            throw new IllegalArgumentException(
                    "ipcbench.groupBy: unknown key " + Quoted.of(key) + "; known: " + String.join(", ", KEYS.keySet()));
        }
        return value;
    }
}
