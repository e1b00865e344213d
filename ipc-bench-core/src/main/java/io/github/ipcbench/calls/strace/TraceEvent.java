package io.github.ipcbench.calls.strace;

import java.util.Optional;
import java.util.OptionalLong;

/** What a line of a trace, or a joined pair of lines, tells. */
public sealed interface TraceEvent {

    /**
     * An event of one thread.
     *
     * <p>{@link #startNanos} is wall time since 1970: good for order, not for durations.
     */
    sealed interface OfThread extends TraceEvent {
        int tid();

        long startNanos();
    }

    /**
     * A call that returned, or was interrupted.
     *
     * @param arguments as traced, undecoded
     * @param result what it returned, an address as its unsigned bits; empty where strace prints {@code ?}
     * @param error the error's name, {@code EBADF} or {@code ERESTARTSYS}
     * @param note what strace adds in parentheses, such as {@code (Timeout)}, {@code <unavailable>}, or nothing
     * @param durationNanos time between the tracer's two stops, its own cost included; empty where strace has none
     */
    record Call(
            int tid,
            long startNanos,
            String name,
            String arguments,
            OptionalLong result,
            Optional<String> error,
            String note,
            OptionalLong durationNanos)
            implements OfThread {}

    /** A call whose return the trace does not show. */
    record CutShort(int tid, long startNanos, String name, String arguments, Cause cause) implements OfThread {
        /** Why the return is not shown. */
        public enum Cause {
            /** The thread ended inside the call. */
            THREAD_ENDED,
            /** The tracer let go of the thread. */
            DETACHED,
            /** The trace ends first. */
            END_OF_TRACE
        }
    }

    /**
     * A signal reached the thread.
     *
     * @param details what strace tells of it, in braces
     */
    record SignalDelivered(int tid, long startNanos, String signal, String details) implements OfThread {}

    /** The thread was stopped by a signal. */
    record Stopped(int tid, long startNanos, String signal) implements OfThread {}

    /** The thread ended by itself. */
    record Exited(int tid, long startNanos, int status) implements OfThread {}

    /** The thread was killed. */
    record Killed(int tid, long startNanos, String signal, boolean coreDumped) implements OfThread {}

    /** The thread vanished because another one of its process, whose id passes to it, replaced the program. */
    record Superseded(int tid, long startNanos, int byTid) implements OfThread {}

    /** The last line, which has no end: the tracer was stopped while it wrote. */
    record TruncatedLine(long lineNumber, String text) implements TraceEvent {}
}
