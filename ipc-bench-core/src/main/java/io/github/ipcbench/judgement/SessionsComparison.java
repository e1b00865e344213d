package io.github.ipcbench.judgement;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.statistics.Interval;
import io.github.ipcbench.statistics.LogMean;
import io.github.ipcbench.statistics.Medians;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Sessions beside each other, in groups: costs and multiples of each case, and what changed from the first group to the
 * second. Multiples are compared, not costs: those of one machine differ by half from day to day.
 *
 * @param groups by name, in order; each with at least one session
 * @param cases in the order in which the sessions have them
 */
public record SessionsComparison(List<String> groups, List<CaseRow> cases) {
    private static final double TWO_SIDED = 1.959964;

    /** From so many sessions a side on their own spread is used. */
    public static final int SESSIONS_FOR_SPREAD = 5;

    public SessionsComparison {
        groups = List.copyOf(groups);
        cases = List.copyOf(cases);
    }

    /**
     * One case in each group.
     *
     * @param cells one for each group, in their order; absent where the group has no run of the case
     * @param change from the first group to the second; absent where there are not two, or for the baseline mode
     */
    public record CaseRow(Case key, List<Optional<Cell>> cells, Optional<Change> change) {
        public CaseRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One case in one group.
     *
     * @param medianMicros of the sessions' costs, CPU per message
     * @param multiple geometric mean of the sessions' multiples of the baseline mode; absent for that one itself
     * @param spread standard deviation of their logarithms; absent below two sessions
     */
    public record Cell(int sessions, double medianMicros, Optional<Multiple> multiple, OptionalDouble spread) {}

    /** A multiple with this group's interval, the spread between sessions included. */
    public record Multiple(double value, Optional<Interval> interval) {}

    /**
     * How the multiple changed, as a factor.
     *
     * @param interval with the spread between sessions
     * @param clear whether it leaves out 1
     */
    public record Change(double factor, Interval interval, boolean clear) {}

    /** A session's multiple on logs, and its own standard error. */
    private record Seen(double log, double error) {}

    /** What is concluded from each session, in groups by name. */
    public static Map<String, List<SessionSummary>> judged(Map<String, List<Results>> groups) {
        Map<String, List<SessionSummary>> judged = new LinkedHashMap<>();
        groups.forEach((name, sessions) -> judged.put(
                name, sessions.parallelStream().map(SessionSummary::of).toList()));
        return judged;
    }

    /** Of groups of judged sessions, by name. */
    public static SessionsComparison of(Map<String, List<SessionSummary>> judged) {
        Set<Case> keys = new LinkedHashSet<>();
        judged.values()
                .forEach(sessions -> sessions.forEach(session -> session.cases().forEach(one -> keys.add(one.key()))));
        List<List<SessionSummary>> inOrder = List.copyOf(judged.values());
        return new SessionsComparison(
                List.copyOf(judged.keySet()),
                keys.stream().map(key -> row(key, inOrder)).toList());
    }

    private static CaseRow row(Case key, List<List<SessionSummary>> groups) {
        List<Optional<Cell>> cells =
                groups.stream().map(sessions -> cell(key, sessions)).toList();
        Optional<Change> change =
                groups.size() == 2 ? change(seen(key, groups.get(0)), seen(key, groups.get(1))) : Optional.empty();
        return new CaseRow(key, cells, change);
    }

    private static Optional<Cell> cell(Case key, List<SessionSummary> sessions) {
        double[] micros = sessions.stream()
                .flatMap(session -> session.of(key).stream())
                .mapToDouble(CaseSummary::micros)
                .toArray();
        if (micros.length == 0) {
            return Optional.empty();
        }
        List<Seen> seen = seen(key, sessions);
        return Optional.of(new Cell(micros.length, Medians.of(micros), multiple(seen), spread(seen)));
    }

    private static List<Seen> seen(Case key, List<SessionSummary> sessions) {
        List<Seen> seen = new ArrayList<>();
        for (SessionSummary session : sessions) {
            session.withBaselineMode(key)
                    .ifPresent(found -> seen.add(new Seen(
                            found.mean().mean(),
                            found.mean().deviation() / Math.sqrt(found.mean().count()))));
        }
        return seen;
    }

    private static Optional<Multiple> multiple(List<Seen> seen) {
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        double mean = mean(seen);
        double reach = TWO_SIDED * Math.sqrt(variance(seen));
        return Optional.of(new Multiple(
                Math.exp(mean),
                Optional.of(new Interval(Math.exp(mean - reach), Math.exp(mean + reach), Thresholds.CONFIDENCE))));
    }

    private static OptionalDouble spread(List<Seen> seen) {
        return seen.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        LogMean.ofLogs(seen.stream().mapToDouble(Seen::log).toArray())
                                .deviation());
    }

    /** With five sessions or more a side Welch's interval of the sessions' multiples; else with the assumed spread. */
    private static Optional<Change> change(List<Seen> before, List<Seen> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        double difference = mean(after) - mean(before);
        double one = variance(before);
        double other = variance(after);
        double reach = quantile(before, after, one, other) * Math.sqrt(one + other);
        Interval interval =
                new Interval(Math.exp(difference - reach), Math.exp(difference + reach), Thresholds.CONFIDENCE);
        return Optional.of(new Change(Math.exp(difference), interval, !interval.contains(1)));
    }

    private static double quantile(List<Seen> before, List<Seen> after, double one, double other) {
        if (before.size() < SESSIONS_FOR_SPREAD || after.size() < SESSIONS_FOR_SPREAD || one + other == 0) {
            return TWO_SIDED;
        }
        double freedom =
                (one + other) * (one + other) / (one * one / (before.size() - 1) + other * other / (after.size() - 1));
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - Thresholds.CONFIDENCE) / 2);
    }

    private static double mean(List<Seen> seen) {
        return seen.stream().mapToDouble(Seen::log).average().orElseThrow();
    }

    /** Of the mean of these sessions' logarithms. */
    private static double variance(List<Seen> seen) {
        if (seen.size() >= SESSIONS_FOR_SPREAD) {
            double spread = spread(seen).orElseThrow();
            return spread * spread / seen.size();
        }
        return seen.stream()
                        .mapToDouble(one ->
                                one.error() * one.error() + Thresholds.BETWEEN_SESSIONS * Thresholds.BETWEEN_SESSIONS)
                        .sum()
                / seen.size()
                / seen.size();
    }

    /** The median floor of a session in nanoseconds a message; empty where it was not measured. */
    public static OptionalDouble floorNanos(List<RunResult> runs) {
        double[] floors = runs.stream()
                .flatMap(run -> run.floor().stream())
                .mapToDouble(floor -> floor.before().ringNanos())
                .toArray();
        return floors.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(floors));
    }
}
