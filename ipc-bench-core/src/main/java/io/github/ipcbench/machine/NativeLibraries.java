package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds directories that native libraries can be unpacked in: their file system must not be mounted noexec. */
public final class NativeLibraries {
    private static final String JNA_DIRECTORY = "jna.tmpdir";

    private NativeLibraries() {}

    /** Whether a file in this directory may be run, as far as its mount tells. */
    private static boolean canRunIn(Path directory) {
        return MountTable.holding(directory)
                .map(mount -> !mount.forbidsExecution())
                .orElse(true);
    }

    /**
     * The first of these directories that libraries can be unpacked in.
     *
     * @throws IOException when there is none; says what helps
     */
    public static Path directory(List<Path> directories) throws IOException {
        return directory(directories, NativeLibraries::canRunIn);
    }

    static Path directory(List<Path> directories, Predicate<Path> canRunIn) throws IOException {
        return directories.stream()
                .filter(canRunIn)
                .findFirst()
                .orElseThrow(() -> new IOException(noPlace(directories)));
    }

    /** What is wrong with all of these, and which property helps. */
    static String noPlace(List<Path> directories) {
        String places = directories.stream()
                .map(NativeLibraries::withoutPrivateDirectory)
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(", "));
        return "native libraries can be unpacked nowhere: the file systems of " + places
                + " are mounted noexec; set ipcbench.tempDirectory to a directory where programs may be run";
    }

    /** What a private directory lies in: that is what its user knows. */
    private static Path withoutPrivateDirectory(Path directory) {
        for (Path each = directory; each.getFileName() != null; each = each.getParent()) {
            if (each.getFileName().toString().startsWith("ipcbench-")) {
                return each.getParent();
            }
        }
        return directory;
    }

    /**
     * Has this process's native libraries unpacked where they can be run: in JNA's own directory where that will do, or
     * else in the first of these. To be called before anything uses JNA; a choice of the user's stays.
     *
     * @throws IOException when there is no such directory; says what helps
     */
    public static void prepare(List<Path> others) throws IOException {
        if (System.getProperty(JNA_DIRECTORY) != null || canRunIn(ofJna())) {
            return;
        }
        System.setProperty(
                JNA_DIRECTORY,
                directory(others.stream().filter(Files::isWritable).toList()).toString());
    }

    /** Where JNA unpacks when nobody tells it: under the user's cache directory, or among the temporary files. */
    private static Path ofJna() {
        Path home = Path.of(System.getProperty("user.home"));
        Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(home.resolve(".cache"));
        // What is missing is made by JNA where it may.
        Path existing =
                MountTable.nearestExisting(cache.resolve("JNA").resolve("temp").toAbsolutePath());
        return Files.isWritable(existing) ? existing : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
