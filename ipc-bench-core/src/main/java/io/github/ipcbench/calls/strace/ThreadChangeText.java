package io.github.ipcbench.calls.strace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines about a thread rather than a call: signals, stops, and the ways a thread ends. */
final class ThreadChangeText {
    private static final String SIGNAL = "(SIG[A-Z0-9_]+)";
    private static final Pattern DELIVERED = Pattern.compile("--- " + SIGNAL + " (\\{.*\\}) ---");
    private static final Pattern STOPPED = Pattern.compile("--- stopped by " + SIGNAL + " ---");
    private static final Pattern EXITED = Pattern.compile("\\+\\+\\+ exited with ([0-9]{1,3}) \\+\\+\\+");
    private static final Pattern KILLED =
            Pattern.compile("\\+\\+\\+ killed by " + SIGNAL + "( \\(core dumped\\))? \\+\\+\\+");
    private static final Pattern SUPERSEDED =
            Pattern.compile("\\+\\+\\+ superseded by execve in pid ([0-9]{1,9}) \\+\\+\\+");

    private ThreadChangeText() {}

    /** Reads such a line, without thread id and time stamp; empty for any other. */
    static Optional<TraceEvent.OfThread> read(int tid, long startNanos, String body) {
        if (body.startsWith("--- ")) {
            return signal(tid, startNanos, body);
        }
        return body.startsWith("+++ ") ? end(tid, startNanos, body) : Optional.empty();
    }

    private static Optional<TraceEvent.OfThread> signal(int tid, long startNanos, String body) {
        Matcher delivered = DELIVERED.matcher(body);
        if (delivered.matches()) {
            return Optional.of(new TraceEvent.SignalDelivered(tid, startNanos, delivered.group(1), delivered.group(2)));
        }
        Matcher stopped = STOPPED.matcher(body);
        return stopped.matches()
                ? Optional.of(new TraceEvent.Stopped(tid, startNanos, stopped.group(1)))
                : Optional.empty();
    }

    private static Optional<TraceEvent.OfThread> end(int tid, long startNanos, String body) {
        Matcher exited = EXITED.matcher(body);
        if (exited.matches()) {
            return Optional.of(new TraceEvent.Exited(tid, startNanos, Integer.parseInt(exited.group(1))));
        }
        Matcher killed = KILLED.matcher(body);
        if (killed.matches()) {
            return Optional.of(new TraceEvent.Killed(tid, startNanos, killed.group(1), killed.group(2) != null));
        }
        Matcher superseded = SUPERSEDED.matcher(body);
        return superseded.matches()
                ? Optional.of(new TraceEvent.Superseded(tid, startNanos, Integer.parseInt(superseded.group(1))))
                : Optional.empty();
    }
}
