package io.github.ipcbench.plan;

/**
 * One run in its place.
 *
 * @param index position in the session, from 0
 * @param block the block it belongs to, from 0
 * @param mode what the run measures
 */
public record ScheduledRun(int index, int block, Mode mode) {}
