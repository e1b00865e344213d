package io.github.ipcbench.results;

/**
 * The steps of one mode, timed in process in a run of its own.
 *
 * @param mode id of the mode
 * @param payloadBytes size of each message
 * @param sender what the sender's profile showed
 * @param receiver what the receiver's showed
 */
public record StepProfile(String mode, int payloadBytes, WorkerProfile sender, WorkerProfile receiver) {}
