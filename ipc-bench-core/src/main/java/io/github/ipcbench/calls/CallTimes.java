package io.github.ipcbench.calls;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.protocol.StepSeries;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.TimeSamples;
import io.github.ipcbench.results.TimeSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Times per kind of call in a traced window, as traced and with the null call's cost taken off.
 *
 * <p>Both the null call and a real one hold the tracer's two stops, so their difference holds it no longer: per call,
 * {@code median - nullMedian} and {@code mean - nullMean}. Differences may be negative. Where calls of a kind had a null call
 * right before them, each is held against its own, and median and mean are those of the differences: how long a stop takes
 * hangs on what the call before it left of the caches, and on the state the machine is in at the time.
 *
 * @param nullCall the window's null calls
 * @param calls one summary per kind, in the order of the call list, then the unexpected ones, the most frequent first
 * @param series of each step whose calls had a null call right before them, its most frequent kind that succeeded, call by call
 */
public record CallTimes(TimeSummary nullCall, List<CallSummary> calls, List<StepSeries> series) {
    private static final Set<String> CALLS_THAT_MOVE_BYTES = Set.of(
            "sendmsg", "recvmsg", "sendto", "recvfrom", "read", "write", "pread64", "pwrite64", "readv", "writev");

    public CallTimes {
        calls = List.copyOf(calls);
        series = List.copyOf(series);
    }

    /**
     * Sums up a window.
     *
     * @param steps one side of a mode's call list
     */
    public static CallTimes of(List<CallStep> steps, TraceWindow window) {
        TimeSummary nullCall = nullCall(window);
        StepLabeller labeller = new StepLabeller(steps);
        Map<Kind, Samples> samplesByKind = new HashMap<>();
        NullCallsBefore nullCallsBefore = new NullCallsBefore(window.nullCalls());
        for (TraceEvent.Call call : window.calls()) {
            Kind kind = Kind.of(call, labeller.next(call), steps);
            OptionalLong nullNanos = nullCallsBefore.next(call);
            call.durationNanos()
                    .ifPresent(nanos -> samplesByKind
                            .computeIfAbsent(kind, unused -> new Samples())
                            .add(nanos, nullNanos, bytesMoved(call)));
        }
        List<Map.Entry<Kind, Samples>> kinds = new ArrayList<>(samplesByKind.entrySet());
        kinds.sort(Map.Entry.<Kind, Samples>comparingByKey(Kind.LISTED_FIRST)
                .thenComparing(entry -> entry.getValue().count(), Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey, Kind.BY_NAME));
        return new CallTimes(
                nullCall,
                kinds.stream()
                        .map(entry -> summary(entry.getKey(), entry.getValue(), nullCall))
                        .toList(),
                series(samplesByKind));
    }

    private static List<StepSeries> series(Map<Kind, Samples> samplesByKind) {
        Map<String, Samples> byStep = new HashMap<>();
        samplesByKind.forEach((kind, samples) -> {
            if (kind.error().isEmpty() && samples.nullCallsBeforeMost().isPresent()) {
                byStep.merge(kind.step(), samples, BinaryOperator.maxBy(Comparator.comparingLong(Samples::count)));
            }
        });
        return byStep.entrySet().stream()
                .map(entry -> new StepSeries(
                        entry.getKey(), entry.getValue().aboveNull.inOrder()))
                .toList();
    }

    private static TimeSummary nullCall(TraceWindow window) {
        TimeSamples samples = new TimeSamples();
        window.nullCalls().forEach(call -> call.durationNanos().ifPresent(samples::add));
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("traced window: at least one timed null call is needed, got none");
        }
        return samples.summary();
    }

    private static CallSummary summary(Kind kind, Samples samples, TimeSummary nullCall) {
        TimeSummary raw = samples.nanos.summary();
        Optional<TimeSummary> before = samples.nullCallsBeforeMost();
        Optional<TimeSummary> above = before.map(unused -> samples.aboveNull.summary());
        return new CallSummary(
                kind.step(),
                kind.call(),
                kind.error(),
                samples.medianBytes(),
                raw,
                before,
                above.map(TimeSummary::medianNanos).orElse(raw.medianNanos() - nullCall.medianNanos()),
                above.map(TimeSummary::meanNanos).orElse(raw.meanNanos() - nullCall.meanNanos()));
    }

    private static OptionalLong bytesMoved(TraceEvent.Call call) {
        boolean moved = call.error().isEmpty() && CALLS_THAT_MOVE_BYTES.contains(call.name());
        return moved ? call.result() : OptionalLong.empty();
    }

    /**
     * Calls that are summed up together.
     *
     * @param place the step's place in the call list; beyond its end for calls outside it
     * @param moved whether bytes were moved; empty for calls that move none by nature
     */
    private record Kind(int place, String step, String call, Optional<Boolean> moved, Optional<String> error) {
        static final Comparator<Kind> LISTED_FIRST = Comparator.comparingInt(Kind::place);
        static final Comparator<Kind> BY_NAME = Comparator.comparing(Kind::call)
                .thenComparing(kind -> kind.error().orElse(""))
                .thenComparing(kind -> kind.moved().orElse(false));

        static Kind of(TraceEvent.Call call, Optional<CallStep> step, List<CallStep> steps) {
            OptionalLong bytes = bytesMoved(call);
            return new Kind(
                    step.map(steps::indexOf).orElse(steps.size()),
                    step.map(CallStep::name).orElse(call.name()),
                    call.name(),
                    bytes.isPresent() ? Optional.of(bytes.getAsLong() > 0) : Optional.empty(),
                    call.error());
        }
    }

    /** Finds, call after call, the null call between it and the call before it. */
    private static final class NullCallsBefore {
        private final List<TraceEvent.Call> nullCalls;
        private int next;

        NullCallsBefore(List<TraceEvent.Call> nullCalls) {
            this.nullCalls = nullCalls;
        }

        /** How long the last null call took since this was asked for the call before; empty when none was made. */
        OptionalLong next(TraceEvent.Call call) {
            OptionalLong last = OptionalLong.empty();
            for (; next < nullCalls.size() && nullCalls.get(next).startNanos() < call.startNanos(); next++) {
                last = nullCalls.get(next).durationNanos();
            }
            return last;
        }
    }

    private static final class Samples {
        private final TimeSamples nanos = new TimeSamples();
        private final TimeSamples nullCalls = new TimeSamples();
        private final TimeSamples aboveNull = new TimeSamples();
        private final TimeSamples bytes = new TimeSamples();
        private long count;

        void add(long durationNanos, OptionalLong nullCallNanos, OptionalLong moved) {
            count++;
            nanos.add(durationNanos);
            nullCallNanos.ifPresent(nullNanos -> {
                nullCalls.add(nullNanos);
                aboveNull.add(durationNanos - nullNanos);
            });
            moved.ifPresent(bytes::add);
        }

        long count() {
            return count;
        }

        /** Of most: the Java runtime now and then makes a call of the same kind in the midst of a window. */
        Optional<TimeSummary> nullCallsBeforeMost() {
            return 2L * nullCalls.count() > count ? Optional.of(nullCalls.summary()) : Optional.empty();
        }

        OptionalLong medianBytes() {
            return bytes.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of((long) bytes.summary().medianNanos());
        }
    }
}
