package io.github.ipcbench.results;

/**
 * How the cost of a message went through one run.
 *
 * @param sender at the sender
 * @param receiver at the receiver
 */
public record SliceRecord(WorkerSlices sender, WorkerSlices receiver) {}
