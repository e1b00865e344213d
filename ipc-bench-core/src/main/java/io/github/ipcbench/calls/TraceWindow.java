package io.github.ipcbench.calls;

import java.util.List;

/**
 * What one thread did between the markers of a trace.
 *
 * @param tid the thread that made the markers: the loop thread
 * @param wallNanos from the end of the start marker to the beginning of the end marker, by the tracer's wall clock
 * @param calls the thread's calls between the markers, in order; markers are not among them
 * @param nullCalls the null calls between the markers or after them, in order
 * @param signals signals that reached the thread between the markers
 */
public record TraceWindow(
        int tid, long wallNanos, List<TraceEvent.Call> calls, List<TraceEvent.Call> nullCalls, int signals) {
    public TraceWindow {
        calls = List.copyOf(calls);
        nullCalls = List.copyOf(nullCalls);
    }

    /** The one window among these events. */
    public static TraceWindow of(List<TraceEvent> events) throws TraceWindowException {
        TraceWindowCollector collector = new TraceWindowCollector();
        events.forEach(collector);
        return collector.window();
    }
}
