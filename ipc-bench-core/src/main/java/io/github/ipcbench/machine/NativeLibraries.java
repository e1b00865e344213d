package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds directories that native libraries can be unpacked in: their file system must not be mounted noexec. */
public final class NativeLibraries {
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
}
