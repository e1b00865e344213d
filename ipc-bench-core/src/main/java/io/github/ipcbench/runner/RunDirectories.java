package io.github.ipcbench.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The private directories of one run (mode 0700), removed with all they hold when closed.
 *
 * @param sockets for sockets; short, since a socket's address holds 108 bytes
 * @param files for the file mode's files, in the plan's temporary directory
 * @param memory for shared mappings, in memory where the machine has such a file system
 */
public record RunDirectories(Path sockets, Path files, Path memory) implements AutoCloseable {
    /** Names the controller, so that a directory that was left behind after all can be told from one in use. */
    static final String PREFIX = prefix(ProcessHandle.current().pid());

    /** Room for a directory's own name and a socket's in sun_path's 108 bytes, its closing zero included. */
    private static final int LONGEST_SOCKET_PARENT_BYTES = 70;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    static String prefix(long controllerPid) {
        return "ipcbench-" + controllerPid + "-";
    }

    /**
     * Makes them, each in a parent that suits it.
     *
     * @throws IOException when one cannot be made
     */
    public static RunDirectories create(Path tempDirectory) throws IOException {
        Path sockets = privateDirectory(socketParent());
        try {
            Path files = privateDirectory(tempDirectory.toAbsolutePath());
            try {
                return new RunDirectories(sockets, files, privateDirectory(memoryParent()));
            } catch (IOException e) {
                deleteTree(files);
                throw e;
            }
        } catch (IOException e) {
            deleteTree(sockets);
            throw e;
        }
    }

    private static Path privateDirectory(Path parent) throws IOException {
        return Files.createTempDirectory(
                parent, PREFIX, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static Path socketParent() throws IOException {
        List<Path> candidates =
                List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp"), Path.of("/var/tmp"));
        Optional<Path> shortEnough = candidates.stream()
                .map(Path::toAbsolutePath)
                .filter(path -> path.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                        <= LONGEST_SOCKET_PARENT_BYTES)
                .filter(Files::isWritable)
                .findFirst();
        return shortEnough.orElseThrow(
                () -> new IOException("no writable directory with a path of at most " + LONGEST_SOCKET_PARENT_BYTES
                        + " bytes for sockets; tried " + candidates + "; set -Djava.io.tmpdir to one"));
    }

    private static Path memoryParent() throws IOException {
        return Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : socketParent();
    }

    /** All three, the sockets' first. */
    List<Path> all() {
        return List.of(sockets, files, memory);
    }

    @Override
    public void close() {
        try {
            deleteTree(sockets);
            deleteTree(files);
            deleteTree(memory);
        } catch (IOException e) {
            throw new UncheckedIOException("a private directory of the run could not be removed: " + e.getMessage(), e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
