package io.github.ipcbench.calls;

import io.github.ipcbench.plan.TraceMarkers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks the measured window out of a trace as it is parsed, so that all the rest need not be kept. */
public final class TraceWindowCollector implements Consumer<TraceEvent> {
    private static final Pattern MARKER = Pattern.compile(TraceMarkers.DESCRIPTOR + ", ([0-9]{1,18}), SEEK_SET");
    private static final String MARKER_ERROR = "EBADF";

    private final List<TraceEvent.Call> calls = new ArrayList<>();
    private final List<TraceEvent.Call> nullCalls = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private State state = State.BEFORE;
    private int tid;
    private long startNanos;
    private long endNanos;
    private int signals;

    private enum State {
        BEFORE,
        INSIDE,
        AFTER
    }

    @Override
    public void accept(TraceEvent event) {
        if (event instanceof TraceEvent.Call call && markerOffset(call).isPresent()) {
            marker(call, markerOffset(call).getAsLong());
        } else if (state == State.INSIDE && event instanceof TraceEvent.OfThread ofThread && ofThread.tid() == tid) {
            inside(ofThread);
        }
    }

    /** The window, once all events are in. */
    public TraceWindow window() throws TraceWindowException {
        switch (state) {
            case BEFORE -> problem("no start marker; was " + TraceMarkers.CALL + " traced, and did the loop begin?");
            case INSIDE -> problem("no end marker; did the loop thread end early?");
            case AFTER -> {
                if (nullCalls.isEmpty()) {
                    problem("no null call was made in it or after it, so the tracer's cost is unknown");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new TraceWindowException(problems.get(0));
        }
        return new TraceWindow(tid, endNanos - startNanos, calls, nullCalls, signals);
    }

    private void inside(TraceEvent.OfThread event) {
        if (event instanceof TraceEvent.Call call) {
            calls.add(call);
        } else if (event instanceof TraceEvent.SignalDelivered) {
            signals++;
        } else if (event instanceof TraceEvent.CutShort cut) {
            problem("its call " + cut.name() + " does not return (" + cut.cause() + ")");
        }
    }

    private void marker(TraceEvent.Call call, long offset) {
        if (offset == TraceMarkers.WINDOW_START_OFFSET) {
            start(call);
        } else if (call.tid() != tid || state == State.BEFORE) {
            problem("thread " + call.tid() + " made a marker, but "
                    + (state == State.BEFORE ? "no window has begun" : "the window is of thread " + tid));
        } else if (offset == TraceMarkers.WINDOW_END_OFFSET) {
            end(call);
        } else {
            nullCalls.add(call);
        }
    }

    private void start(TraceEvent.Call call) {
        if (state != State.BEFORE) {
            problem("a second start marker, by thread " + call.tid());
        }
        state = State.INSIDE;
        tid = call.tid();
        startNanos = call.startNanos() + call.durationNanos().orElseThrow();
    }

    private void end(TraceEvent.Call call) {
        if (state == State.AFTER) {
            problem("a second end marker, by thread " + call.tid());
        }
        state = State.AFTER;
        endNanos = call.startNanos();
    }

    private void problem(String problem) {
        problems.add(problem);
    }

    /** Only a call that failed as a marker does, and was timed, is one. */
    private static OptionalLong markerOffset(TraceEvent.Call call) {
        boolean maybe = call.name().equals(TraceMarkers.CALL)
                && call.error().filter(MARKER_ERROR::equals).isPresent()
                && call.durationNanos().isPresent();
        Matcher arguments = MARKER.matcher(call.arguments());
        if (!maybe || !arguments.matches()) {
            return OptionalLong.empty();
        }
        long offset = Long.parseLong(arguments.group(1));
        boolean ours = offset >= TraceMarkers.WINDOW_START_OFFSET
                && offset < TraceMarkers.FIRST_NULL_CALL_OFFSET + TraceMarkers.NULL_CALLS_MAX;
        return ours ? OptionalLong.of(offset) : OptionalLong.empty();
    }
}
