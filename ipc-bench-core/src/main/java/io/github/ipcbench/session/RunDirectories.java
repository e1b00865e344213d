package io.github.ipcbench.session;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
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

    /** Where that process id means something; nobody takes a directory without it for left behind. */
    private static final String ID_SPACE =
            ProcessIdSpace.here().map(space -> space + "-").orElse("");

    /** Room for a directory's own name and a socket's in sun_path's 108 bytes, its closing zero included. */
    private static final int LONGEST_SOCKET_PARENT_BYTES = 62;

    private static final int ATTEMPTS = 1000;
    private static final SecureRandom RANDOM = new SecureRandom();

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
        RunDirectories directories = named(tempDirectory);
        directories.make();
        return directories;
    }

    /** Chooses names that nobody can guess; makes nothing yet. */
    static RunDirectories named(Path tempDirectory) throws IOException {
        List<Path> parents = parents(tempDirectory);
        return new RunDirectories(
                unguessable(parents.get(0)), unguessable(parents.get(1)), unguessable(parents.get(2)));
    }

    /** What the three lie in, the sockets' first. */
    static List<Path> parents(Path tempDirectory) throws IOException {
        return List.of(socketParent(), tempDirectory.toAbsolutePath(), memoryParent());
    }

    private static Path unguessable(Path parent) {
        return parent.resolve(PREFIX + ID_SPACE + Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX));
    }

    /**
     * Makes all three.
     *
     * @throws IOException when one cannot be made, or is there already; then none is left
     */
    void make() throws IOException {
        List<Path> made = new ArrayList<>();
        try {
            for (Path directory : all()) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                made.add(directory);
            }
        } catch (IOException e) {
            for (Path directory : made) {
                Files.deleteIfExists(directory);
            }
            throw new IOException("a private directory of the run could not be made: " + reason(e), e);
        }
    }

    /** An exception that has nothing to say but a path says what it is by its name. */
    private static String reason(IOException e) {
        return e.getClass() == IOException.class || e.getClass() == FileSystemException.class
                ? e.getMessage()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
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

    /**
     * Removes all three with all they hold, as far as they are still there.
     *
     * @throws IOException when one could not be removed; the others are
     */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Path directory : all()) {
            try {
                delete(directory);
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new IOException("a private directory of the run could not be removed: " + reason(failure), failure);
        }
    }

    /** A worker may be at the same work, and another one still be making files. */
    static void delete(Path root) throws IOException {
        for (int attempt = 1; Files.exists(root, LinkOption.NOFOLLOW_LINKS); attempt++) {
            try {
                deleteTree(root);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
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
