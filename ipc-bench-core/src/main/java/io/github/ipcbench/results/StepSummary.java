package io.github.ipcbench.results;

/**
 * One step as the worker itself timed it, the clock's own cost subtracted.
 *
 * @param step name of the step, as the mode's call list has it
 * @param times per occurrence
 */
public record StepSummary(String step, TimeSummary times) {}
