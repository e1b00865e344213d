package io.github.ipcbench.results;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How the cost of a message went through one run.
 *
 * @param sender at the sender
 * @param receiver at the receiver
 */
public record SliceRecord(WorkerSlices sender, WorkerSlices receiver) {
    /**
     * In what share of the window's slices both loop threads were on one CPU when the slice ended; absent where they were not
     * looked at together. The two ends of a slice lie no further apart than the messages in flight.
     */
    public OptionalDouble sharedCpuShare() {
        int slices = sender.windowNanosPerMessage().size();
        if (slices == 0
                || slices != sender.cpus().size()
                || slices != receiver.cpus().size()) {
            return OptionalDouble.empty();
        }
        long shared = IntStream.range(0, slices)
                .filter(slice -> sender.cpus().get(slice).equals(receiver.cpus().get(slice)))
                .count();
        return OptionalDouble.of((double) shared / slices);
    }
}
