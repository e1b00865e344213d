package io.github.ipcbench.calls;

import io.github.ipcbench.calls.strace.TraceEvent;
import io.github.ipcbench.plan.TraceMarkers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one thread did between the markers of a trace.
 *
 * @param calls the thread's calls between the markers, in order, except the following
 * @param classLoading those by which the Java runtime reads classes from jars and class files
 * @param nullCalls the null calls between the markers or after them, in order
 */
public record TraceWindow(
        List<TraceEvent.Call> calls, List<TraceEvent.Call> classLoading, List<TraceEvent.Call> nullCalls) {
    public TraceWindow {
        calls = List.copyOf(calls);
        classLoading = List.copyOf(classLoading);
        nullCalls = List.copyOf(nullCalls);
    }

    /** A trace does not hold one whole measured window of one thread. */
    public static final class NotWholeException extends Exception {
        private static final long serialVersionUID = 1L;

        NotWholeException(String message) {
            super("traced window: " + message);
        }
    }

    /** The one window among these events. */
    public static TraceWindow of(List<TraceEvent> events) throws NotWholeException {
        Collector collector = new Collector();
        events.forEach(collector);
        return collector.window();
    }

    /** Picks the measured window out of a trace as it is parsed, so that all the rest need not be kept. */
    public static final class Collector implements Consumer<TraceEvent> {
        private static final Pattern MARKER = Pattern.compile(TraceMarkers.DESCRIPTOR + ", ([0-9]{1,18}), SEEK_SET");
        private static final String MARKER_ERROR = "EBADF";
        private static final Pattern CLASS_FILE = Pattern.compile("\\.(jar|class)\"");

        private final List<TraceEvent.Call> calls = new ArrayList<>();
        private final List<TraceEvent.Call> classLoading = new ArrayList<>();
        private final List<TraceEvent.Call> nullCalls = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        /** Descriptors that jars and class files are open at. */
        private final Set<String> classFiles = new HashSet<>();

        private State state = State.BEFORE;
        private int tid;

        private enum State {
            BEFORE,
            INSIDE,
            AFTER
        }

        @Override
        public void accept(TraceEvent event) {
            if (event instanceof TraceEvent.Call call) {
                OptionalLong offset = markerOffset(call);
                if (offset.isPresent()) {
                    marker(call, offset.getAsLong());
                    return;
                }
                boolean loadsClasses = loadsClasses(call);
                if (isInside(call)) {
                    (loadsClasses ? classLoading : calls).add(call);
                }
            } else if (event instanceof TraceEvent.CutShort cut && isInside(cut)) {
                problem("its call " + cut.name() + " does not return (" + cut.cause() + ")");
            }
        }

        private boolean isInside(TraceEvent.OfThread event) {
            return state == State.INSIDE && event.tid() == tid;
        }

        /** The window, once all events are in. */
        public TraceWindow window() throws NotWholeException {
            switch (state) {
                case BEFORE ->
                    problem("no start marker; was " + TraceMarkers.CALL + " traced, and did the loop begin?");
                case INSIDE -> problem("no end marker; did the loop thread end early?");
                case AFTER -> {
                    if (nullCalls.isEmpty()) {
                        problem("no null call was made in it or after it, so the tracer's cost is unknown");
                    }
                }
            }
            if (!problems.isEmpty()) {
                throw new NotWholeException(problems.get(0));
            }
            return new TraceWindow(calls, classLoading, nullCalls);
        }

        /** By the file's name, or by a descriptor at which such a file was opened; whichever thread did it. */
        private boolean loadsClasses(TraceEvent.Call call) {
            boolean named = CLASS_FILE.matcher(call.arguments()).find();
            String descriptor = call.arguments().split(",", 2)[0];
            if (named && call.name().startsWith("open") && call.error().isEmpty()) {
                call.result().ifPresent(opened -> classFiles.add(Long.toString(opened)));
            }
            boolean known = classFiles.contains(descriptor);
            if (call.name().equals("close")) {
                classFiles.remove(descriptor);
            }
            return named || known;
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
        }

        private void end(TraceEvent.Call call) {
            if (state == State.AFTER) {
                problem("a second end marker, by thread " + call.tid());
            }
            state = State.AFTER;
        }

        private void problem(String problem) {
            problems.add(problem);
        }

        /** Only a call that failed as a marker does, and was timed, is one. */
        private static OptionalLong markerOffset(TraceEvent.Call call) {
            boolean maybe = call.name().equals(TraceMarkers.CALL)
                    && call.error().filter(MARKER_ERROR::equals).isPresent()
                    && call.durationNanos().isPresent();
            if (!maybe) {
                return OptionalLong.empty();
            }
            Matcher arguments = MARKER.matcher(call.arguments());
            if (!arguments.matches()) {
                return OptionalLong.empty();
            }
            long offset = Long.parseLong(arguments.group(1));
            boolean ours = offset >= TraceMarkers.WINDOW_START_OFFSET
                    && offset < TraceMarkers.FIRST_NULL_CALL_OFFSET + TraceMarkers.NULL_CALLS_MAX;
            return ours ? OptionalLong.of(offset) : OptionalLong.empty();
        }
    }
}
