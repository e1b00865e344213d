package io.github.ipcbench.machine;

import io.github.ipcbench.results.LimitRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Where the file mode's files could lie: on what file systems, with how much room and how mounted. */
final class TempDirectoryLimits {
    private static final List<Path> USUAL = List.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/dev/shm"));
    private static final double BYTES_PER_MEBIBYTE = 1 << 20;

    /** Less than the queue of the mmap modes takes, the largest thing a session leaves in a directory for long. */
    private static final long LITTLE_ROOM_BYTES = 64L << 20;

    private TempDirectoryLimits() {}

    /** One row for the directory chosen and one for each other usual place that exists. */
    static List<LimitRow> rows(Path chosen) {
        Path javas = Path.of(System.getProperty("java.io.tmpdir"));
        Set<Path> candidates = new LinkedHashSet<>(List.of(chosen, javas));
        USUAL.stream().filter(Files::isDirectory).forEach(candidates::add);
        return candidates.stream()
                .map(directory -> row(
                        directory,
                        MountTable.holding(directory),
                        freeBytes(directory),
                        Files.isDirectory(directory),
                        Files.isWritable(directory)))
                .toList();
    }

    private static OptionalLong freeBytes(Path directory) {
        try {
            return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    static LimitRow row(
            Path directory,
            Optional<MountTable.Mount> mount,
            OptionalLong freeBytes,
            boolean exists,
            boolean writable) {
        String name = "files";
        if (!exists || !writable) {
            return LimitRow.missing(name, directory + (exists ? ": not writable" : ": no such directory"));
        }
        if (mount.isEmpty()) {
            return LimitRow.limited(
                    name, directory + ": the mount table does not show its file system" + room(freeBytes));
        }
        String value = directory + ": " + mount.get().type() + room(freeBytes) + ", "
                + String.join(",", mount.get().impersonalOptions());
        if (mount.get().forbidsExecution()) {
            return LimitRow.limited(name, value + ": fine for messages, but no native library can be unpacked there");
        }
        return freeBytes.isPresent() && freeBytes.getAsLong() < LITTLE_ROOM_BYTES
                ? LimitRow.limited(name, value)
                : LimitRow.good(name, value);
    }

    private static String room(OptionalLong freeBytes) {
        return freeBytes.isPresent()
                ? String.format(Locale.ROOT, ", %,.0f MiB free", freeBytes.getAsLong() / BYTES_PER_MEBIBYTE)
                : "";
    }
}
