package io.github.ipcbench.results;

import java.util.List;

/**
 * What a message cost one worker's loop thread, slice by slice. The full checks of a message are taken off: they are more
 * frequent in the warm-up.
 *
 * @param warmUpNanosPerMessage loop CPU per message in slices of the warm-up, in order; each of about as many messages
 * @param windowNanosPerMessage loop CPU per message in equal slices of the measured window, in order
 * @param cpus CPU that the loop thread was on at the end of each of the window's slices, in order
 */
public record WorkerSlices(List<Long> warmUpNanosPerMessage, List<Long> windowNanosPerMessage, List<Integer> cpus) {
    public WorkerSlices {
        warmUpNanosPerMessage = List.copyOf(warmUpNanosPerMessage);
        windowNanosPerMessage = List.copyOf(windowNanosPerMessage);
        cpus = List.copyOf(cpus);
    }
}
