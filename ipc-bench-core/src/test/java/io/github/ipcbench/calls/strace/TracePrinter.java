package io.github.ipcbench.calls.strace;

import java.util.Locale;

/** Writes events the way strace does; whole, or a call in two halves. */
final class TracePrinter {
    private TracePrinter() {}

    static String whole(TraceEvent.OfThread event, boolean hexadecimal) {
        return header(event.tid(), event.startNanos()) + body(event, hexadecimal) + "\n";
    }

    static String firstHalf(TraceEvent.OfThread event, int split) {
        String arguments = arguments(event);
        return header(event.tid(), event.startNanos()) + name(event) + "(" + arguments.substring(0, split)
                + " <unfinished ...>\n";
    }

    static String secondHalf(TraceEvent.OfThread event, int split, long atNanos, boolean hexadecimal) {
        String tail = arguments(event).substring(split);
        String ending = event instanceof TraceEvent.Call call
                ? outcome(call, hexadecimal)
                : ending((TraceEvent.CutShort) event);
        return header(event.tid(), atNanos) + "<... " + name(event) + " resumed>" + tail + ending + "\n";
    }

    static String arguments(TraceEvent.OfThread event) {
        return event instanceof TraceEvent.Call call ? call.arguments() : ((TraceEvent.CutShort) event).arguments();
    }

    private static String name(TraceEvent.OfThread event) {
        return event instanceof TraceEvent.Call call ? call.name() : ((TraceEvent.CutShort) event).name();
    }

    private static String header(int tid, long nanos) {
        // strace pads short ids to five columns
        return String.format(Locale.ROOT, "%-5d %d.%09d ", tid, nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    private static String body(TraceEvent.OfThread event, boolean hexadecimal) {
        if (event instanceof TraceEvent.Call call) {
            return call.name() + "(" + call.arguments() + outcome(call, hexadecimal);
        } else if (event instanceof TraceEvent.CutShort cut) {
            return cut.name() + "(" + cut.arguments() + ending(cut);
        } else if (event instanceof TraceEvent.SignalDelivered signal) {
            return "--- " + signal.signal() + " " + signal.details() + " ---";
        } else if (event instanceof TraceEvent.Stopped stopped) {
            return "--- stopped by " + stopped.signal() + " ---";
        } else if (event instanceof TraceEvent.Exited exited) {
            return "+++ exited with " + exited.status() + " +++";
        } else if (event instanceof TraceEvent.Killed killed) {
            return "+++ killed by " + killed.signal() + (killed.coreDumped() ? " (core dumped)" : "") + " +++";
        }
        TraceEvent.Superseded superseded = (TraceEvent.Superseded) event;
        return "+++ superseded by execve in pid " + superseded.byTid() + " +++";
    }

    private static String ending(TraceEvent.CutShort cut) {
        return switch (cut.cause()) {
            case THREAD_ENDED -> " <unfinished ...>) = ?";
            case DETACHED -> " <detached ...>";
            case END_OF_TRACE -> " <unfinished ...>";
        };
    }

    private static String outcome(TraceEvent.Call call, boolean hexadecimal) {
        StringBuilder text = new StringBuilder(") = ");
        if (call.result().isEmpty()) {
            text.append('?');
        } else if (hexadecimal && call.error().isEmpty()) {
            text.append("0x").append(Long.toHexString(call.result().getAsLong()));
        } else {
            text.append(call.result().getAsLong());
        }
        call.error().ifPresent(error -> text.append(' ').append(error));
        if (!call.note().isEmpty()) {
            text.append(' ').append(call.note());
        }
        call.durationNanos()
                .ifPresent(nanos -> text.append(
                        String.format(Locale.ROOT, " <%d.%09d>", nanos / 1_000_000_000L, nanos % 1_000_000_000L)));
        return text.toString();
    }
}
