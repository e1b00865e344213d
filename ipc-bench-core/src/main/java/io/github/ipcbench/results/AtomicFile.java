package io.github.ipcbench.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Replaces a whole file so that a reader, or a crash, sees the old content or the new, never a part. */
public final class AtomicFile {
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9]+-[0-9a-f]+\\.tmp");

    private AtomicFile() {}

    /**
     * Writes the text as UTF-8 so that it survives even a power failure right after: temporary file in the same
     * directory, fsync, rename, fsync of the directory.
     *
     * @throws IOException if the directory is missing or not writable; the old file, if any, is then untouched
     */
    public static void write(Path file, String text) throws IOException {
        Path directory = directoryOf(file);
        rename(directory, file, text, true);
        // The rename itself is durable only once the directory is.
        try (FileChannel entries = FileChannel.open(directory, READ)) {
            entries.force(true);
        }
    }

    /**
     * Writes the text as UTF-8 without waiting for the disk, for files that can be made again.
     *
     * @throws IOException if the directory is missing or not writable; the old file, if any, is then untouched
     */
    public static void writeQuickly(Path file, String text) throws IOException {
        rename(directoryOf(file), file, text, false);
    }

    /**
     * Removes what a process left that was killed while it wrote. Only for a directory that nobody else writes to now.
     *
     * @throws IOException if the directory cannot be read, or a file not be removed
     */
    public static void removeLeftovers(Path directory) throws IOException {
        DirectoryStream.Filter<Path> leftover =
                file -> TEMPORARY.matcher(file.getFileName().toString()).matches();
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, leftover)) {
            for (Path file : leftovers) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("cannot write " + file + ": it names no file inside a directory");
        }
        return directory;
    }

    private static void rename(Path directory, Path file, String text, boolean sync) throws IOException {
        Path temporary = directory.resolve("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            try (FileChannel channel = FileChannel.open(temporary, WRITE, CREATE_NEW)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (sync) {
                    channel.force(true);
                }
            }
            Files.move(temporary, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
