package io.github.ipcbench.calls.strace;

import io.github.ipcbench.calls.strace.BoundedLineReader.Line;
import io.github.ipcbench.calls.strace.TraceEvent.CutShort.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the lines of one trace together: knows which thread is inside which call, and joins the call's two halves. */
final class TraceAssembly {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_MAX = Long.MAX_VALUE / NANOS_PER_SECOND - 1;

    private static final Pattern HEADER = Pattern.compile("([0-9]{1,9}) +([0-9]{1,10})\\.([0-9]{9}) (?=[^ ])");
    private static final Pattern BEGINNING = Pattern.compile("(" + CallText.NAME + ")\\(");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (" + CallText.NAME + ") resumed>");
    /** Calls under way are all the parser holds; four million threads could each be inside a long one. */
    private static final long MAX_HELD_CHARACTERS = 1 << 24;

    private static final String UNFINISHED = " <unfinished ...>";
    private static final String NEVER_FINISHED = UNFINISHED + ") = ?";
    private static final String DETACHED = " <detached ...>";

    private final Consumer<TraceEvent> sink;
    private final Map<Integer, CallUnderWay> underWay = new LinkedHashMap<>();
    private long heldCharacters;

    TraceAssembly(Consumer<TraceEvent> sink) {
        this.sink = sink;
    }

    /** The first half of a call. */
    private record CallUnderWay(long startNanos, String name, String arguments) {
        /** What one takes besides its arguments, about. */
        static final int OWN_CHARACTERS = 100;
    }

    void accept(Line line) throws StraceFormatException {
        if (!line.ended()) {
            sink.accept(new TraceEvent.TruncatedLine(line.number(), line.text()));
            return;
        }
        requirePrintable(line);
        Matcher header = HEADER.matcher(line.text());
        if (!header.lookingAt()) {
            throw line.broken("no thread id and time stamp in nanoseconds");
        }
        int tid = Integer.parseInt(header.group(1));
        long startNanos = startNanos(header, line);
        String body = line.text().substring(header.end());
        Optional<TraceEvent.OfThread> change = ThreadChangeText.read(tid, startNanos, body);
        if (change.isPresent()) {
            threadChanged(change.get());
        } else if (body.startsWith("<... ")) {
            resumed(tid, body, line);
        } else {
            begun(tid, startNanos, body, line);
        }
    }

    /** The trace is at its end: what is still under way stays so. */
    void finish() {
        underWay.forEach((tid, call) -> sink.accept(cutShort(tid, call, "", Cause.END_OF_TRACE)));
        underWay.clear();
    }

    private void begun(int tid, long startNanos, String body, Line line) throws StraceFormatException {
        if (underWay.containsKey(tid)) {
            throw line.broken(
                    "thread " + tid + " is inside " + underWay.get(tid).name() + " and cannot begin another call");
        }
        Matcher beginning = BEGINNING.matcher(body);
        boolean call = beginning.lookingAt();
        if (call && body.endsWith(UNFINISHED)) {
            hold(tid, firstHalf(startNanos, beginning, body, UNFINISHED), line);
        } else if (call && body.endsWith(NEVER_FINISHED)) {
            sink.accept(cutShort(tid, firstHalf(startNanos, beginning, body, NEVER_FINISHED), "", Cause.THREAD_ENDED));
        } else if (call && body.endsWith(DETACHED)) {
            sink.accept(cutShort(tid, firstHalf(startNanos, beginning, body, DETACHED), "", Cause.DETACHED));
        } else {
            sink.accept(call(tid, startNanos, CallText.read(body, line)));
        }
    }

    private void resumed(int tid, String body, Line line) throws StraceFormatException {
        Matcher resumed = RESUMED.matcher(body);
        if (!resumed.lookingAt()) {
            throw line.broken("neither a call, a signal nor an end");
        }
        CallUnderWay call = release(tid);
        if (call == null || !call.name().equals(resumed.group(1))) {
            throw line.broken("thread " + tid + " resumes " + resumed.group(1) + " but is inside "
                    + (call == null ? "no call" : call.name()));
        }
        String tail = body.substring(resumed.end());
        if (tail.endsWith(NEVER_FINISHED)) {
            sink.accept(cutShort(tid, call, without(tail, NEVER_FINISHED), Cause.THREAD_ENDED));
        } else if (tail.endsWith(DETACHED)) {
            sink.accept(cutShort(tid, call, without(tail, DETACHED), Cause.DETACHED));
        } else {
            String whole = call.name() + "(" + call.arguments() + tail;
            sink.accept(call(tid, call.startNanos(), CallText.read(whole, line)));
        }
    }

    private void threadChanged(TraceEvent.OfThread change) {
        boolean ended = change instanceof TraceEvent.Exited
                || change instanceof TraceEvent.Killed
                || change instanceof TraceEvent.Superseded;
        CallUnderWay interrupted = ended ? release(change.tid()) : null;
        if (interrupted != null) {
            sink.accept(cutShort(change.tid(), interrupted, "", Cause.THREAD_ENDED));
        }
        if (change instanceof TraceEvent.Superseded superseded) {
            // the thread that replaced the program goes on, inside its execve, under the vanished thread's id
            CallUnderWay execve = underWay.remove(superseded.byTid());
            if (execve != null) {
                underWay.put(superseded.tid(), execve);
            }
        }
        sink.accept(change);
    }

    private void hold(int tid, CallUnderWay call, Line line) throws StraceFormatException {
        heldCharacters += call.arguments().length() + CallUnderWay.OWN_CHARACTERS;
        if (heldCharacters > MAX_HELD_CHARACTERS) {
            throw line.broken("more than " + MAX_HELD_CHARACTERS + " characters of calls under way");
        }
        underWay.put(tid, call);
    }

    private CallUnderWay release(int tid) {
        CallUnderWay call = underWay.remove(tid);
        heldCharacters -= call == null ? 0 : call.arguments().length() + CallUnderWay.OWN_CHARACTERS;
        return call;
    }

    private static CallUnderWay firstHalf(long startNanos, Matcher beginning, String body, String ending) {
        String arguments = without(body, ending).substring(beginning.end());
        return new CallUnderWay(startNanos, beginning.group(1).intern(), arguments);
    }

    private static String without(String text, String ending) {
        return text.substring(0, text.length() - ending.length());
    }

    private static TraceEvent.CutShort cutShort(int tid, CallUnderWay call, String moreArguments, Cause cause) {
        return new TraceEvent.CutShort(tid, call.startNanos(), call.name(), call.arguments() + moreArguments, cause);
    }

    private static TraceEvent.Call call(int tid, long startNanos, CallText text) {
        return new TraceEvent.Call(
                tid,
                startNanos,
                text.name(),
                text.arguments(),
                text.result(),
                text.error(),
                text.note(),
                text.durationNanos());
    }

    private static long startNanos(Matcher header, Line line) throws StraceFormatException {
        long seconds = Long.parseLong(header.group(2));
        if (seconds > SECONDS_MAX) {
            throw line.broken("time stamp beyond 64 bits of nanoseconds");
        }
        return seconds * NANOS_PER_SECOND + Long.parseLong(header.group(3));
    }

    private static void requirePrintable(Line line) throws StraceFormatException {
        boolean printable = line.text().chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!printable) {
            throw line.broken("a character that strace would have escaped");
        }
    }
}
