package io.github.ipcbench.results;

/**
 * The floor of one run: the time of the unavoidable memory copies, measured right after the measured window by the same
 * threads.
 *
 * @param sender as the sender measured it
 * @param receiver as the receiver measured it
 */
public record FloorRecord(WorkerFloor sender, WorkerFloor receiver) {
    /** The two copies of a message that goes through a ring in shared memory, one at each end: the floor itself. */
    public double ringNanos() {
        return sender.ringCopyNanos() + receiver.ringCopyNanos();
    }
}
