package io.github.ipcbench.worker;

import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.results.WorkerSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears how far a loop is, and may look at clocks between its batches. */
interface SliceClock {
    /** Looks at no clock, for runs whose every call is counted. */
    SliceClock NONE = new SliceClock() {};

    /** Before the window's clocks are read. */
    default void windowStarts(long messages, boolean measured) {}

    /** Right before the first message. */
    default void loopStarts() {}

    /** Message of the window, counted from 0, before which the slice under way ends. */
    default long sliceEnd() {
        return Long.MAX_VALUE;
    }

    /** So many messages of the window are done. */
    default void moved(long messages) {}

    /** A full check of a message begins: it does not count. */
    default void checkStarts() {}

    /** The check is over. */
    default void checkEnded() {}

    /** What was found; after a measured window. */
    default Optional<WorkerSlices> slices() {
        return Optional.empty();
    }

    /**
     * Cuts windows into slices, and reads the thread's CPU clock and CPU at the end of each: some 0.7 µs a slice, at
     * most 32 times a window. To be used by the loop thread alone.
     */
    final class Cutting implements SliceClock {
        private static final int WINDOW_SLICES = 32;
        private static final int WARM_UP_SLICES = 16;

        /** A slice of fewer messages would have the clock's own cost show. */
        private static final int LEAST_MESSAGES = 4;

        private static final int READ_TRIALS = 8;

        private final CpuClocks clocks;
        private final List<Slice> warmUp = new ArrayList<>();
        private final List<Slice> window = new ArrayList<>();
        private final List<Integer> cpus = new ArrayList<>();

        private boolean measured;
        private long windowMessages;
        private int slicesOfWindow;
        private int sliceIndex;
        private long sliceStart;
        private long sliceEnd;
        private long nanosAtStart;
        private long checkStart;
        private long readNanos;

        Cutting(CpuClocks clocks) {
            this.clocks = clocks;
        }

        private record Slice(long messages, long nanos) {
            Slice plus(Slice other) {
                return new Slice(messages + other.messages, nanos + other.nanos);
            }

            long nanosPerMessage() {
                return Math.round((double) nanos / messages);
            }
        }

        @Override
        public void windowStarts(long messages, boolean isMeasured) {
            measured = isMeasured;
            windowMessages = messages;
            slicesOfWindow = (int) Math.max(1, Math.min(WINDOW_SLICES, messages / LEAST_MESSAGES));
            sliceIndex = 0;
            sliceStart = 0;
            sliceEnd = boundary(1);
            window.clear();
            cpus.clear();
            readNanos = readNanos();
        }

        @Override
        public void loopStarts() {
            nanosAtStart = clocks.threadCpuNanos();
        }

        /** What one reading of the clock takes. */
        private long readNanos() {
            long least = Long.MAX_VALUE;
            long earlier = clocks.threadCpuNanos();
            for (int trial = 0; trial < READ_TRIALS; trial++) {
                long now = clocks.threadCpuNanos();
                least = Math.min(least, now - earlier);
                earlier = now;
            }
            return least;
        }

        private long boundary(int slices) {
            return windowMessages * slices / slicesOfWindow;
        }

        @Override
        public long sliceEnd() {
            return sliceEnd;
        }

        @Override
        public void moved(long messages) {
            if (messages < sliceEnd) {
                return;
            }
            long now = clocks.threadCpuNanos();
            (measured ? window : warmUp).add(new Slice(messages - sliceStart, now - nanosAtStart));
            if (measured) {
                cpus.add(clocks.currentCpu());
            }
            sliceIndex++;
            sliceStart = messages;
            sliceEnd = boundary(sliceIndex + 1);
            nanosAtStart = now;
        }

        @Override
        public void checkStarts() {
            checkStart = clocks.threadCpuNanos();
        }

        @Override
        public void checkEnded() {
            nanosAtStart += clocks.threadCpuNanos() - checkStart + readNanos;
        }

        @Override
        public Optional<WorkerSlices> slices() {
            return Optional.of(new WorkerSlices(nanosPerMessage(merged(warmUp)), nanosPerMessage(window), cpus));
        }

        /** Warm-up rounds grow, and so do their slices: neighbours are put together until all are about as long. */
        private static List<Slice> merged(List<Slice> slices) {
            long messages = slices.stream().mapToLong(Slice::messages).sum();
            List<Slice> merged = new ArrayList<>();
            Slice open = new Slice(0, 0);
            long done = 0;
            for (Slice slice : slices) {
                open = open.plus(slice);
                done += slice.messages;
                if (done * WARM_UP_SLICES >= messages * (merged.size() + 1)) {
                    merged.add(open);
                    open = new Slice(0, 0);
                }
            }
            return merged;
        }

        private static List<Long> nanosPerMessage(List<Slice> slices) {
            return slices.stream().map(Slice::nanosPerMessage).toList();
        }
    }
}
