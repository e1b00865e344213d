package io.github.ipcbench.plan;

/**
 * The CPUs the two loop threads are pinned to.
 *
 * @param senderCpu CPU number, 0 or greater
 * @param receiverCpu CPU number, 0 or greater; may equal the sender's
 */
public record Affinity(int senderCpu, int receiverCpu) {
    public Affinity {
        if (senderCpu < 0 || receiverCpu < 0) {
            throw new IllegalArgumentException(
                    "affinity: CPU numbers are 0 or greater, got " + senderCpu + "," + receiverCpu);
        }
    }

    @Override
    public String toString() {
        return senderCpu + "," + receiverCpu;
    }
}
