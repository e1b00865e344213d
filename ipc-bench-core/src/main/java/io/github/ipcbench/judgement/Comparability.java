package io.github.ipcbench.judgement;

import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says why sessions must not be compared: what makes them different experiments. */
public final class Comparability {
    private Comparability() {}

    /** What differs that must not, each in words; empty where the sessions can be compared. */
    public static List<String> obstacles(Collection<Results> sessions) {
        List<String> obstacles = new ArrayList<>();
        obstacle(obstacles, sessions, "descriptors", PlanRecord::descriptors);
        obstacle(obstacles, sessions, "payload", PlanRecord::payload);
        boolean share = sessions.stream().allMatch(one -> sessions.stream().allMatch(other -> sharesCase(one, other)));
        if (!share) {
            obstacles.add("there is no mode and message size that all have");
        }
        floors(obstacles, sessions);
        return obstacles;
    }

    private static void obstacle(
            List<String> obstacles, Collection<Results> sessions, String name, Function<PlanRecord, Object> value) {
        List<String> values = sessions.stream()
                .map(session -> Objects.toString(value.apply(session.plan())))
                .distinct()
                .toList();
        if (values.size() > 1) {
            obstacles.add(name + " differ: " + values.stream().limit(5).collect(Collectors.joining(", ")));
        }
    }

    private static boolean sharesCase(Results one, Results other) {
        return one.runs().stream()
                .anyMatch(run -> other.runs().stream()
                        .anyMatch(each -> each.key().mode().equals(run.key().mode())
                                && each.key().payloadBytes() == run.key().payloadBytes()));
    }

    /** A machine whose floor is another is another machine, or the same in another state. */
    private static void floors(List<String> obstacles, Collection<Results> sessions) {
        List<Double> floors = sessions.stream()
                .map(session -> SessionsComparison.floorNanos(session.runs()))
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        double low = floors.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double high = floors.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        if (high > low * (1 + Thresholds.SAME_FLOOR)) {
            obstacles.add(String.format(
                    Locale.ROOT,
                    "their floors differ by more than %.0f %%: %.3g to %.3g us for a bare copy, so the machine was not the same",
                    100 * Thresholds.SAME_FLOOR,
                    low / 1e3,
                    high / 1e3));
        }
    }
}
