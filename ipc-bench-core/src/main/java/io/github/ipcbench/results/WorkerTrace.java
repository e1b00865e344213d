package io.github.ipcbench.results;

import java.util.List;

/**
 * What the trace of one worker's loop thread showed in the measured window.
 *
 * @param nullCall the call that does nothing, made by the same thread between the messages, or after
 *     them where they came at full speed: the tracer's own cost
 * @param calls times per kind of call, in the order of the call list, then the unexpected ones
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
}
