package io.github.ipcbench.results;

import java.util.OptionalDouble;

/**
 * One step as the worker itself timed it, the clock's own cost subtracted.
 *
 * @param step name of the step, as the mode's call list has it
 * @param times per occurrence
 * @param nullCallNanos median wall time of the calls that do nothing made right before each occurrence, the clock's time
 *     subtracted; empty when none were made there
 */
public record StepSummary(String step, TimeSummary times, OptionalDouble nullCallNanos) {}
