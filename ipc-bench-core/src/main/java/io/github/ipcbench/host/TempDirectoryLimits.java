package io.github.ipcbench.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the file mode's files could lie, and on what file systems. */
final class TempDirectoryLimits {
    private static final List<Path> USUAL = List.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/dev/shm"));

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
                        Files.isDirectory(directory),
                        Files.isWritable(directory)))
                .toList();
    }

    static LimitRow row(Path directory, Optional<MountTable.Mount> mount, boolean exists, boolean writable) {
        String name = "files in " + directory;
        if (!exists || !writable) {
            return LimitRow.missing(name, exists ? "not writable" : "no such directory");
        }
        if (mount.isEmpty()) {
            return LimitRow.limited(name, "the mount table does not show its file system");
        }
        String type = mount.get().type();
        return mount.get().forbidsExecution()
                ? LimitRow.limited(
                        name, type + ", noexec: fine for messages, but no native library can be unpacked there")
                : LimitRow.good(name, type + ", exec");
    }
}
