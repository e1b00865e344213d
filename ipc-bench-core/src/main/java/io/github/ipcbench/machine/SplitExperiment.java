package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Alternates user work and system work on the calling thread and watches what the kernel makes of it. */
final class SplitExperiment {

    /** Shorter than a tick of any kernel (1 to 10 ms), and long beside a poll. */
    private static final int SHORTEST_PHASE_NANOS = 100_000;

    /** The lengths vary, or else phases could march in step with the ticks, which then would see only one kind. */
    private static final int LONGEST_PHASE_NANOS = 400_000;

    private static final int USER_CHUNK_STEPS = 10_000;
    private static final int SYSTEM_CHUNK_BYTES = 1 << 19;

    private final CpuClocks clocks;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(SYSTEM_CHUNK_BYTES);
    private final SplittableRandom random = new SplittableRandom(1);
    private long userWork = 1;

    SplitExperiment(CpuClocks clocks) {
        this.clocks = clocks;
    }

    /** Works for this long and returns what it saw. */
    SplitTrace run(long nanos) throws IOException {
        List<SplitTrace.Poll> polls = new ArrayList<>();
        try (FileChannel zeroDevice = FileChannel.open(Path.of("/dev/zero"))) {
            boolean systemPhase = false;
            SplitTrace.Poll last = poll(false);
            polls.add(last);
            long end = last.nanos() + nanos;
            while (last.nanos() < end) {
                long phaseEnd = last.nanos() + random.nextInt(SHORTEST_PHASE_NANOS, LONGEST_PHASE_NANOS);
                while (last.nanos() < phaseEnd) {
                    if (systemPhase) {
                        zeros.clear();
                        zeroDevice.read(zeros);
                    } else {
                        workInUserMode();
                    }
                    last = poll(systemPhase);
                    polls.add(last);
                }
                systemPhase = !systemPhase;
            }
        }
        return new SplitTrace(polls);
    }

    private void workInUserMode() {
        long value = userWork;
        for (int i = 0; i < USER_CHUNK_STEPS; i++) {
            value = value * 6364136223846793005L + i;
        }
        userWork = value;
    }

    private SplitTrace.Poll poll(boolean systemPhase) {
        // Reading the thread clock makes the kernel bring the thread's run time up to date; without it getrusage
        // repeats what it knew at the last tick.
        clocks.threadCpuNanos();
        CpuClocks.Split split = clocks.threadSplit();
        return new SplitTrace.Poll(System.nanoTime(), split.userNanos(), split.systemNanos(), systemPhase);
    }
}
