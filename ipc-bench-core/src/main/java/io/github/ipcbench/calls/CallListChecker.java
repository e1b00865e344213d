package io.github.ipcbench.calls;

import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.transport.CallStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the calls of a window with one side of a call list, and says exactly what is more, less or not listed.
 *
 * <p>The trace must show all calls, else nothing is proved.
 */
public final class CallListChecker {
    /** Calls per message up to which a call may be the Java runtime's own; a mode's would be made for every message. */
    public static final double RUNTIME_RATE_MAX = 0.25;

    /** Calls the runtime may make in any window, however few its messages: long messages leave it time. */
    public static final int RUNTIME_HANDFUL = 8;

    /** The runtime's own calls may come once in this time, however long a message takes. */
    public static final long RUNTIME_PERIOD_NANOS = 10_000_000;

    private static final String NAME_SEPARATOR = "/";
    private static final String CLASS_LOADING = "class loading";

    private CallListChecker() {}

    /**
     * Counts and judges. Steps that only their order tells apart are judged together.
     *
     * @param steps one side of a mode's call list
     * @param messages messages in the window
     * @param window of the loop thread
     * @return the listed calls in the list's order, then those outside it, the most frequent first, then those that load classes
     */
    public static List<CallCount> check(List<CallStep> steps, long messages, TraceWindow window) {
        if (messages < 1) {
            throw new IllegalArgumentException("messages: at least 1 is needed, got " + messages);
        }
        List<TraceEvent.Call> calls = window.calls();
        List<CallCount> counts = new ArrayList<>();
        for (List<CallStep> alike : groupsOf(steps)) {
            counts.add(judged(alike, messages, calls));
        }
        counts.addAll(unlisted(steps, messages, calls));
        byName(window.classLoading().stream())
                .forEach((name, count) ->
                        counts.add(outside(name, count, messages, CallVerdict.RUNTIME, Optional.of(CLASS_LOADING))));
        return List.copyOf(counts);
    }

    private static List<List<CallStep>> groupsOf(List<CallStep> steps) {
        List<List<CallStep>> groups = new ArrayList<>();
        for (CallStep step : steps) {
            Optional<List<CallStep>> known = groups.stream()
                    .filter(group -> group.get(0).looksLike(step))
                    .findFirst();
            known.ifPresent(group -> group.add(step));
            if (known.isEmpty() && !step.calls().isEmpty()) {
                groups.add(new ArrayList<>(List.of(step)));
            }
        }
        return groups;
    }

    private static CallCount judged(List<CallStep> alike, long messages, List<TraceEvent.Call> calls) {
        CallStep first = alike.get(0);
        List<TraceEvent.Call> matching = calls.stream()
                .filter(call -> first.matches(call.name(), call.arguments()))
                .toList();
        long count = matching.size();
        long atLeast = messages * alike.stream().mapToLong(CallStep::atLeast).sum();
        OptionalLong atMost = atMost(alike, messages);
        CallVerdict verdict = verdict(count, atLeast, atMost);
        long difference = switch (verdict) {
            case EXPECTED -> 0;
            case LESS, ALLOWED -> count - atLeast;
            case MORE, RUNTIME, UNEXPECTED -> count - atMost.orElse(0);
        };
        String name = nameOf(first, matching);
        return new CallCount(
                name,
                alike.stream().map(CallStep::name).toList(),
                verdict,
                count,
                atLeast,
                atMost,
                (double) count / messages,
                (double) difference / messages,
                verdict == CallVerdict.MORE ? KnownCallSources.of(name) : Optional.empty());
    }

    private static OptionalLong atMost(List<CallStep> alike, long messages) {
        boolean unbounded = alike.stream().anyMatch(step -> step.atMost() == CallStep.UNBOUNDED);
        return unbounded
                ? OptionalLong.empty()
                : OptionalLong.of(
                        messages * alike.stream().mapToLong(CallStep::atMost).sum());
    }

    private static CallVerdict verdict(long count, long atLeast, OptionalLong atMost) {
        if (count < atLeast) {
            return CallVerdict.LESS;
        }
        if (atMost.isPresent()) {
            return count > atMost.getAsLong() ? CallVerdict.MORE : CallVerdict.EXPECTED;
        }
        return count > atLeast ? CallVerdict.ALLOWED : CallVerdict.EXPECTED;
    }

    private static String nameOf(CallStep step, List<TraceEvent.Call> matching) {
        TreeSet<String> seen =
                matching.stream().map(TraceEvent.Call::name).collect(Collectors.toCollection(TreeSet::new));
        return String.join(NAME_SEPARATOR, seen.isEmpty() ? step.calls() : seen);
    }

    private static List<CallCount> unlisted(List<CallStep> steps, long messages, List<TraceEvent.Call> calls) {
        return byName(calls.stream()
                        .filter(call -> steps.stream().noneMatch(step -> step.matches(call.name(), call.arguments()))))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> unlisted(entry.getKey(), entry.getValue(), messages, spanNanos(calls)))
                .toList();
    }

    private static Map<String, Long> byName(Stream<TraceEvent.Call> calls) {
        return calls.collect(Collectors.groupingBy(TraceEvent.Call::name, TreeMap::new, Collectors.counting()));
    }

    private static long spanNanos(List<TraceEvent.Call> calls) {
        return calls.isEmpty()
                ? 0
                : calls.get(calls.size() - 1).startNanos() - calls.get(0).startNanos();
    }

    private static CallCount unlisted(String name, long count, long messages, long spanNanos) {
        double perMessage = (double) count / messages;
        boolean seldom =
                perMessage <= RUNTIME_RATE_MAX || count <= RUNTIME_HANDFUL || count * RUNTIME_PERIOD_NANOS <= spanNanos;
        boolean runtimes = seldom && KnownCallSources.mayBeTheRuntimes(name);
        return outside(
                name,
                count,
                messages,
                runtimes ? CallVerdict.RUNTIME : CallVerdict.UNEXPECTED,
                KnownCallSources.of(name));
    }

    private static CallCount outside(
            String name, long count, long messages, CallVerdict verdict, Optional<String> source) {
        double perMessage = (double) count / messages;
        return new CallCount(name, List.of(), verdict, count, 0, OptionalLong.of(0), perMessage, perMessage, source);
    }
}
