package io.github.ipcbench.results;

/**
 * One worker's own account of a window. Nothing is clamped: a clock that ran backwards is an error.
 *
 * @param wallNanos monotonic time from the start to the end of the window
 * @param loopCpuNanos CPU time of the thread that moves messages, from the thread CPU clock
 * @param loopUserNanos its user part, from getrusage(RUSAGE_THREAD)
 * @param loopSystemNanos its system part, likewise
 * @param processUserNanos user time of the whole worker, JIT and GC included, from getrusage(RUSAGE_SELF)
 * @param processSystemNanos system time of the whole worker, likewise
 * @param bytesMoved message bytes that crossed, as counted call by call
 * @param heapUsedBytes Java heap in use at the end of the window
 * @param openDescriptors descriptors open in the worker at the end of the window
 */
public record WorkerMeasurement(
        long wallNanos,
        long loopCpuNanos,
        long loopUserNanos,
        long loopSystemNanos,
        long processUserNanos,
        long processSystemNanos,
        long bytesMoved,
        long heapUsedBytes,
        int openDescriptors) {

    /** 36 years in nanoseconds: the sums of both workers, and of user and system time, still fit a long. */
    private static final long LARGEST = 1L << 60;

    public WorkerMeasurement {
        requireForward("wallNanos", wallNanos);
        requireForward("loopCpuNanos", loopCpuNanos);
        requireForward("loopUserNanos", loopUserNanos);
        requireForward("loopSystemNanos", loopSystemNanos);
        requireForward("processUserNanos", processUserNanos);
        requireForward("processSystemNanos", processSystemNanos);
        requireForward("bytesMoved", bytesMoved);
    }

    /** This window and a later one of the same worker as one: sums, and what was there at the end. */
    public WorkerMeasurement plus(WorkerMeasurement later) {
        return new WorkerMeasurement(
                wallNanos + later.wallNanos,
                loopCpuNanos + later.loopCpuNanos,
                loopUserNanos + later.loopUserNanos,
                loopSystemNanos + later.loopSystemNanos,
                processUserNanos + later.processUserNanos,
                processSystemNanos + later.processSystemNanos,
                bytesMoved + later.bytesMoved,
                later.heapUsedBytes,
                later.openDescriptors);
    }

    private static void requireForward(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("clock ran backwards: " + name + "=" + value);
        }
        if (value > LARGEST) {
            throw new IllegalArgumentException("beyond any run: " + name + "=" + value + ", at most " + LARGEST);
        }
    }
}
