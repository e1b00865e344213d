package io.github.ipcbench.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which CPUs share a core and which a cache, as {@code /sys/devices/system/cpu} tells.
 *
 * @param cpus that directory
 */
record CpuTopology(Path cpus) {
    static final CpuTopology OF_THIS_MACHINE = new CpuTopology(Path.of("/sys/devices/system/cpu"));

    /** More kinds of cache than any CPU has. */
    private static final int MOST_CACHES = 16;

    /** Of these CPUs the first two that share the nearest cache but no core; empty where there are none. */
    Optional<Affinity> split(List<Integer> allowed) {
        Optional<Affinity> nearest = Optional.empty();
        int nearestLevel = Integer.MAX_VALUE;
        for (int one : allowed) {
            List<Integer> core = list(cpu(one).resolve("topology/thread_siblings_list"));
            for (int other : allowed) {
                OptionalInt level = one < other && core.contains(one) && !core.contains(other)
                        ? sharedLevel(one, other)
                        : OptionalInt.empty();
                if (level.orElse(Integer.MAX_VALUE) < nearestLevel) {
                    nearestLevel = level.getAsInt();
                    nearest = Optional.of(new Affinity(one, other));
                }
            }
        }
        return nearest;
    }

    private OptionalInt sharedLevel(int one, int other) {
        return IntStream.range(0, MOST_CACHES)
                .mapToObj(index -> cpu(one).resolve("cache/index" + index))
                .filter(cache -> list(cache.resolve("shared_cpu_list")).contains(other))
                .flatMap(cache -> list(cache.resolve("level")).stream())
                .mapToInt(Integer::intValue)
                .min();
    }

    private Path cpu(int number) {
        return cpus.resolve("cpu" + number);
    }

    /** As the kernel lists them, such as {@code 0-3,8}; none where it tells nothing. */
    private static List<Integer> list(Path file) {
        try {
            return CpuSet.ofList(Files.readString(file).strip())
                    .map(CpuSet::cpus)
                    .orElse(List.of());
        } catch (IOException absent) {
            return List.of();
        }
    }
}
