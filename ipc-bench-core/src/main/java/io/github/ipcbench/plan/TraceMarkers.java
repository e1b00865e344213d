package io.github.ipcbench.plan;

/**
 * Calls that delimit the measured window inside a trace: {@code lseek(-1, offset, SEEK_SET)}, which does nothing but
 * fail with EBADF, with an offset that nobody else would ask for. The loop thread of a worker makes them; whoever reads
 * the trace looks for them.
 *
 * <pre>
 *   OFFSET      window starts: the next call is the window's first
 *   OFFSET + 1  window ends: the call before was its last
 *   OFFSET + 2  null call, number 0     made before each message, to learn what the tracer costs
 *   OFFSET + 3  null call, number 1
 *   …           up to number NULL_CALLS_MAX - 1
 * </pre>
 */
public final class TraceMarkers {
    /** The call that carries a marker. */
    public static final String CALL = "lseek";

    /** The descriptor of every marker, which is never open. */
    public static final int DESCRIPTOR = -1;

    public static final long WINDOW_START_OFFSET = 1_230_261_000L;
    public static final long WINDOW_END_OFFSET = WINDOW_START_OFFSET + 1;
    public static final long FIRST_NULL_CALL_OFFSET = WINDOW_END_OFFSET + 1;
    public static final int NULL_CALLS_MAX = 100_000;

    private TraceMarkers() {}

    /** The offset of a null call, numbered from 0. */
    public static long nullCallOffset(int number) {
        if (number < 0 || number >= NULL_CALLS_MAX) {
            throw new IllegalArgumentException(
                    "null call: numbers 0 to " + (NULL_CALLS_MAX - 1) + " are valid, got " + number);
        }
        return FIRST_NULL_CALL_OFFSET + number;
    }
}
