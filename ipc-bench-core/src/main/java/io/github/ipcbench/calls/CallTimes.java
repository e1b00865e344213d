package io.github.ipcbench.calls;

import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.TimeSamples;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.transport.CallStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Times per kind of listed call in a traced window; the tracer's own cost is in each of them. */
final class CallTimes {
    private static final Set<String> CALLS_THAT_MOVE_BYTES = Set.of(
            "sendmsg", "recvmsg", "sendto", "recvfrom", "read", "write", "pread64", "pwrite64", "readv", "writev");

    private CallTimes() {}

    /**
     * Sums up the calls of a window that are on the list.
     *
     * @param steps one side of a mode's call list
     * @return one summary per kind, in the order of the list, the most frequent kind of a step first
     */
    static List<CallSummary> of(List<CallStep> steps, List<TraceEvent.Call> calls) {
        StepLabeller labeller = new StepLabeller(steps);
        Map<Kind, Samples> samplesByKind = new HashMap<>();
        for (TraceEvent.Call call : calls) {
            labeller.next(call)
                    .ifPresent(step -> samplesByKind
                            .computeIfAbsent(new Kind(step, call.name(), call.error()), unused -> new Samples())
                            .add(call));
        }
        List<Map.Entry<Kind, Samples>> kinds = new ArrayList<>(samplesByKind.entrySet());
        kinds.sort(Comparator.<Map.Entry<Kind, Samples>>comparingInt(
                        entry -> steps.indexOf(entry.getKey().step()))
                .thenComparing(entry -> entry.getValue().nanos.count(), Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().call())
                .thenComparing(entry -> entry.getKey().error().orElse("")));
        return kinds.stream()
                .filter(entry -> !entry.getValue().nanos.isEmpty())
                .map(entry -> summary(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Times of the calls that do nothing. */
    static TimeSummary nullCall(TraceWindow window) {
        TimeSamples samples = new TimeSamples();
        window.nullCalls().forEach(call -> call.durationNanos().ifPresent(samples::add));
        return samples.summary();
    }

    private static CallSummary summary(Kind kind, Samples samples) {
        return new CallSummary(
                kind.step().name(),
                kind.call(),
                kind.error(),
                samples.medianBytes(),
                kind.step().waits(),
                samples.nanos.summary());
    }

    /** Calls that are summed up together. */
    private record Kind(CallStep step, String call, Optional<String> error) {}

    private static final class Samples {
        private final TimeSamples nanos = new TimeSamples();
        private final TimeSamples bytes = new TimeSamples();

        void add(TraceEvent.Call call) {
            call.durationNanos().ifPresent(nanos::add);
            if (call.error().isEmpty() && CALLS_THAT_MOVE_BYTES.contains(call.name())) {
                call.result().ifPresent(bytes::add);
            }
        }

        OptionalLong medianBytes() {
            return bytes.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of((long) bytes.summary().medianNanos());
        }
    }
}
