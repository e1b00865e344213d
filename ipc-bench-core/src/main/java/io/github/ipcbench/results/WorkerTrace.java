package io.github.ipcbench.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the trace of one worker's loop thread showed in the measured window.
 *
 * @param nullCall the call that does nothing, made by the same thread before each message: the tracer's own cost
 * @param calls times per kind of call, in the order of the call list
 * @param counts the call list, checked
 */
public record WorkerTrace(TimeSummary nullCall, List<CallSummary> calls, List<CallCount> counts) {
    public WorkerTrace {
        calls = List.copyOf(calls);
        counts = List.copyOf(counts);
    }

    /**
     * Whether every call of the window is on the call list, as often as the list says; what the Java runtime adds by
     * itself now and then is no deviation.
     */
    public boolean matchesCallList() {
        return counts.stream().allMatch(count -> switch (count.verdict()) {
            case EXPECTED, ALLOWED, RUNTIME -> true;
            case MORE, LESS, UNEXPECTED -> false;
        });
    }

    /** The most frequent kind of a step's calls that succeeded. */
    public Optional<CallSummary> callOf(String step) {
        return calls.stream()
                .filter(call -> call.step().equals(step) && call.error().isEmpty())
                .max(Comparator.comparingLong(call -> call.times().count()));
    }

    /** Median nanoseconds of a call without the tracer's cost; below 0 where it was cheaper than the null call. */
    public double medianAboveNullNanos(CallSummary call) {
        return call.times().medianNanos() - nullCall.medianNanos();
    }
}
