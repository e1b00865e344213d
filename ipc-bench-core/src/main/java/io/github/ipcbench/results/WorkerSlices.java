package io.github.ipcbench.results;

import java.util.ArrayList;
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

    /**
     * The slices of windows that a worker moved one after the other, as those of one window: neighbours within a window are put
     * together, so that there are no more than so many.
     *
     * @param windows in order, each with its own slices; the warm-up is the same for all
     */
    public static WorkerSlices joined(List<WorkerSlices> windows, int most) {
        int ofWindow = Math.max(1, most / windows.size());
        List<Long> nanos = new ArrayList<>();
        List<Integer> cpus = new ArrayList<>();
        for (WorkerSlices window : windows) {
            int slices = window.windowNanosPerMessage.size();
            int kept = Math.min(ofWindow, slices);
            for (int slice = 0; slice < kept; slice++) {
                List<Long> together =
                        window.windowNanosPerMessage.subList(slices * slice / kept, slices * (slice + 1) / kept);
                nanos.add(Math.round(
                        together.stream().mapToLong(Long::longValue).average().orElseThrow()));
                if (window.cpus.size() == slices) {
                    cpus.add(window.cpus.get(slices * (slice + 1) / kept - 1));
                }
            }
        }
        return new WorkerSlices(windows.get(0).warmUpNanosPerMessage, nanos, cpus);
    }
}
