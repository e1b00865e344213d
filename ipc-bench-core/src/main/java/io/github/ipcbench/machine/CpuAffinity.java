package io.github.ipcbench.machine;

import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.plan.CpuSet;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the calling thread may run. */
public final class CpuAffinity {
    private static final String STATUS = "proc/thread-self/status";
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Room for 8,192 CPUs, the most a Linux kernel can be built for; a smaller mask is refused on large machines. */
    private static final int MASK_LONGS = 128;

    private CpuAffinity() {}

    /** CPUs the calling thread may run on, as {@code /proc/thread-self/status} has them; absent where it does not tell. */
    public static Optional<CpuSet> available() {
        return available(Path.of("/"));
    }

    /** @param root of the file system */
    static Optional<CpuSet> available(Path root) {
        return allowed(SystemFile.lines(root.resolve(STATUS)).orElse(List.of()));
    }

    static Optional<CpuSet> allowed(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(ALLOWED))
                .flatMap(line -> CpuSet.ofList(line.substring(ALLOWED.length()).strip()).stream())
                .findFirst();
    }

    /**
     * Checks a CPU before anything is forked for it.
     *
     * @throws IllegalArgumentException when the calling thread may not run on this CPU; names those it may run on
     */
    public static void requireAvailable(int cpu) {
        Optional<CpuSet> available = available();
        if (available.isPresent() && !available.get().contains(cpu)) {
            throw new IllegalArgumentException(notAvailable(cpu, available.get()));
        }
    }

    static String notAvailable(int cpu, CpuSet available) {
        return "ipcbench.affinity: CPU " + cpu + " is not available; available: " + available;
    }

    /**
     * Pins the calling thread to one CPU, and reads back what the kernel made of it where the kernel says so. Threads that
     * this thread starts later inherit the placement; those that run already keep theirs.
     *
     * @throws IllegalArgumentException when the thread may not run on this CPU
     * @throws IllegalStateException when the kernel refuses or does otherwise
     */
    public static void pin(Linux linux, int cpu) {
        requireAvailable(cpu);
        try {
            moveTo(linux, CpuSet.of(cpu));
        } catch (KernelException refused) {
            throw new IllegalStateException(
                    "ipcbench.affinity: the kernel refused CPU " + cpu + ": " + refused.getMessage(), refused);
        }
        Optional<CpuSet> readBack = available();
        if (readBack.isPresent() && !readBack.get().equals(CpuSet.of(cpu))) {
            throw new IllegalStateException(
                    "ipcbench.affinity: asked for CPU " + cpu + ", the kernel says " + readBack.get());
        }
    }

    static void moveTo(Linux linux, CpuSet cpus) {
        NativeMemory memory = linux.memory(MASK_LONGS * Long.BYTES);
        long[] mask = cpus.mask(MASK_LONGS);
        for (int i = 0; i < mask.length; i++) {
            memory.putLong(i * Long.BYTES, mask[i]);
        }
        try {
            KernelException.requireDone("sched_setaffinity", linux.sched_setaffinity(memory.bytes(), memory.address()));
        } finally {
            Reference.reachabilityFence(memory);
        }
    }
}
