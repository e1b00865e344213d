package io.github.ipcbench.results;

import java.util.OptionalDouble;

/**
 * One step as the worker itself timed it, the clock's own cost subtracted.
 *
 * @param step name of the step, as the mode's call list has it
 * @param times per occurrence
 * @param medianAboveNullNanos median of what each occurrence took beyond a call that does nothing, made right before it; empty
 *     when none were made there
 */
public record StepSummary(String step, TimeSummary times, OptionalDouble medianAboveNullNanos) {}
