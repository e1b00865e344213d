package io.github.ipcbench.results;

/**
 * What copies and a system call cost one worker's loop thread right after its measured window, in wall nanoseconds.
 *
 * @param oneCopyNanos one copy of the message, source and target in the CPU's caches; median
 * @param twoCopiesNanos two such copies, on to a second and from there to a third buffer; median
 * @param ringCopyNanos this end's copy of the message while it goes through a ring of two slots that both processes map:
 *     into the slot at the sender, out of it at the receiver; median, waiting left out
 * @param nullCallNanos a system call that does nothing; median of the means of many batches
 */
public record WorkerFloor(double oneCopyNanos, double twoCopiesNanos, double ringCopyNanos, double nullCallNanos) {
    private static final double SMALLEST_NANOS = 0.001;

    public WorkerFloor {
        requireMeasurable("oneCopyNanos", oneCopyNanos);
        requireMeasurable("twoCopiesNanos", twoCopiesNanos);
        requireMeasurable("ringCopyNanos", ringCopyNanos);
        requireMeasurable("nullCallNanos", nullCallNanos);
    }

    private static void requireMeasurable(String name, double nanos) {
        if (!(nanos >= SMALLEST_NANOS)) {
            throw new IllegalArgumentException(
                    "floor: at least " + SMALLEST_NANOS + " ns is needed, " + name + "=" + nanos);
        }
    }
}
