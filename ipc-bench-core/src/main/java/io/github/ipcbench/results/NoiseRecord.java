package io.github.ipcbench.results;

/**
 * How quiet the machine was during one run.
 *
 * @param sender over the sender's window
 * @param receiver over the receiver's window
 * @param machine over the run
 */
public record NoiseRecord(WorkerNoise sender, WorkerNoise receiver, MachineNoise machine) {}
