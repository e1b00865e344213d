package io.github.ipcbench.results;

import java.util.OptionalDouble;

/**
 * One step by two instruments, each less what a call that does nothing takes by it in the same place.
 *
 * @param side {@code sender} or {@code receiver}
 * @param step name of the step
 * @param inProcessMedianNanos as the worker timed it, less its clock and, where the step is a call, less its own null
 *     call; empty when the step was not profiled
 * @param stoppedMedianNanos the same of another worker pair, stopped by a tracer before each step; empty when there was none
 * @param traceMedianNanos as the tracer timed it, less its null call; empty when no trace can show the step
 * @param apartNanos by how much the worker's time is above the trace: of a step that a message has once the median over
 *     messages of what one's time of a message is above the other's of the message of the same number; else of one median
 *     above the other; empty when one of the two is missing
 * @param waits whether the step may block on the other process: then the two are not compared
 * @param disagree whether they are apart by more than the stated bounds
 */
public record InstrumentRow(
        String side,
        String step,
        OptionalDouble inProcessMedianNanos,
        OptionalDouble stoppedMedianNanos,
        OptionalDouble traceMedianNanos,
        OptionalDouble apartNanos,
        boolean waits,
        boolean disagree) {}
