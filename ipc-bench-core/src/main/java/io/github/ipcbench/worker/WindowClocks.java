package io.github.ipcbench.worker;

import io.github.ipcbench.machine.CpuClocks;
import io.github.ipcbench.results.WorkerMeasurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The loop thread's clocks over one window; the wall clock is read last at the start and first at the end.
 *
 * <p>The kernel brings a thread's user and system time up to date only when its process's times or its CPU clock are
 * read; getrusage(RUSAGE_THREAD) alone repeats the values of the last tick. So one of the two is read just before it.
 */
final class WindowClocks {
    private final CpuClocks clocks;
    private final CpuClocks.Split processAtStart;
    private final CpuClocks.Split threadAtStart;
    private final long threadCpuAtStart;
    private final long wallAtStart;

    private WindowClocks(CpuClocks clocks) {
        this.clocks = clocks;
        this.processAtStart = clocks.processSplit();
        this.threadAtStart = clocks.threadSplit();
        this.threadCpuAtStart = clocks.threadCpuNanos();
        this.wallAtStart = System.nanoTime();
    }

    /** Starts a window on the calling thread. */
    static WindowClocks start(CpuClocks clocks) {
        return new WindowClocks(clocks);
    }

    /** Ends the window; to be called on the thread that started it. */
    WorkerMeasurement finish(long bytesMoved) throws IOException {
        long wall = System.nanoTime();
        long threadCpu = clocks.threadCpuNanos();
        CpuClocks.Split thread = clocks.threadSplit();
        CpuClocks.Split process = clocks.processSplit();
        return new WorkerMeasurement(
                wall - wallAtStart,
                threadCpu - threadCpuAtStart,
                thread.userNanos() - threadAtStart.userNanos(),
                thread.systemNanos() - threadAtStart.systemNanos(),
                process.userNanos() - processAtStart.userNanos(),
                process.systemNanos() - processAtStart.systemNanos(),
                bytesMoved,
                heapUsedBytes(),
                openDescriptors());
    }

    private static long heapUsedBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int openDescriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return Math.toIntExact(descriptors.count() - 1); // the directory itself is open while it is read
        }
    }
}
