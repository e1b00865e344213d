package io.github.ipcbench.results;

import java.util.List;

/**
 * The steps of one mode, timed in process in a run of its own.
 *
 * @param mode id of the mode
 * @param payloadBytes size of each message
 * @param sender what the sender's profile showed
 * @param receiver what the receiver's showed
 * @param accounts whether the parts add up: loop CPU by steps and process CPU by threads, of each side
 */
public record StepProfile(
        String mode, int payloadBytes, WorkerProfile sender, WorkerProfile receiver, List<CpuAccount> accounts) {

    public StepProfile {
        accounts = List.copyOf(accounts);
    }
}
