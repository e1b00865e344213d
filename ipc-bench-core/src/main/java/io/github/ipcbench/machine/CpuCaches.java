package io.github.ipcbench.machine;

import io.github.ipcbench.results.CpuCache;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The kinds of cache that the CPUs have, as {@code /sys/devices/system/cpu/cpu0/cache/index0} and its like tell. */
final class CpuCaches {
    private static final long KIBIBYTE = 1 << 10;
    private static final long MOST_LEVELS = 9;
    private static final long MOST_KIBIBYTES = 1L << 40;

    private CpuCaches() {}

    /** Each kind once, however many CPUs have it; none where the kernel tells nothing. */
    static List<CpuCache> under(Path cpus) {
        return entries(cpus, "cpu[0-9]*").stream()
                .flatMap(cpu -> entries(cpu.resolve("cache"), "index[0-9]*").stream())
                .flatMap(index -> cache(index).stream())
                .distinct()
                .sorted(Comparator.comparingInt(CpuCache::level).thenComparing(CpuCache::type))
                .toList();
    }

    private static Optional<CpuCache> cache(Path index) {
        OptionalLong level = number(index.resolve("level"), "");
        OptionalLong kibibytes = number(index.resolve("size"), "K");
        Optional<String> type = SystemFile.name(index.resolve("type"));
        return between(level, 1, MOST_LEVELS) && between(kibibytes, 1, MOST_KIBIBYTES)
                ? type.map(word -> new CpuCache(
                        (int) level.getAsLong(), word.toLowerCase(Locale.ROOT), kibibytes.getAsLong() * KIBIBYTE))
                : Optional.empty();
    }

    private static boolean between(OptionalLong value, long least, long most) {
        return value.isPresent() && value.getAsLong() >= least && value.getAsLong() <= most;
    }

    private static OptionalLong number(Path file, String unit) {
        return SystemFile.value(file)
                .filter(value -> value.endsWith(unit))
                .map(value -> ProcFormat.number(value.substring(0, value.length() - unit.length())))
                .orElse(OptionalLong.empty());
    }

    private static List<Path> entries(Path directory, String glob) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, glob)) {
            found.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException absent) {
            return List.of();
        }
        return entries;
    }
}
