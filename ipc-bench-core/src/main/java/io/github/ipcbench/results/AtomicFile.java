package io.github.ipcbench.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Replaces a whole file of ours, so that a reader, or a crash, sees the old content or the new, never a part. It is made
 * under a name of its own first: nothing that lies under the file's name is opened for writing, and no link is followed.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** A text that is too long to be held as a whole. What it throws leaves the old file untouched. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes the text as UTF-8 so that it survives even a power failure right after: temporary file in the same
     * directory, fsync, rename, fsync of the directory where its file system can do that.
     *
     * @param marked begins with its mark
     * @throws IOException if the directory is missing or not writable, or what lies there is not ours; it is then untouched
     */
    static void write(Path file, FileMark mark, Content marked) throws IOException {
        rename(file, mark, marked);
        // The rename itself is durable only once the directory is.
        try (FileChannel entries = FileChannel.open(directoryOf(file), READ)) {
            entries.force(true);
        } catch (IOException e) {
            // Some file systems know no such thing. The file is in its place, whole: nothing is lost but that
            // guarantee.
        }
    }

    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("cannot write " + file + ": it names no file inside a directory");
        }
        return directory;
    }

    private static void rename(Path relative, FileMark mark, Content marked) throws IOException {
        Path file = directoryOf(relative).resolve(relative.getFileName());
        Path temporary = OutputDirectory.temporary(file);
        try {
            fill(temporary, marked, true);
            OutputDirectory.requireReplaceable(file, mark);
            Files.move(temporary, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void fill(Path temporary, Content content, boolean sync) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, WRITE, CREATE_NEW)) {
            Writer out = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
            content.writeTo(out);
            out.flush();
            if (sync) {
                channel.force(true);
            }
        }
    }

    /**
     * Files of one directory that can be made again, and that take their places together, once each is written in full.
     * Until then none of the old ones is touched. They are not waited for to be on the disk.
     */
    public static final class Batch implements Closeable {
        private final Path directory;
        private final FileMark mark;

        /** The place of each, by its temporary file. */
        private final Map<Path, Path> files = Collections.synchronizedMap(new LinkedHashMap<>());

        public Batch(Path directory, FileMark mark) {
            this.directory = directory.toAbsolutePath();
            this.mark = mark;
        }

        /**
         * Writes one; it may be done by several threads at once.
         *
         * @param name the file's, or that of a folder and the file's
         * @param text is given its mark
         */
        public void write(String name, Content text) throws IOException {
            Path file = directory.resolve(name);
            Path temporary = OutputDirectory.temporary(directory.resolve(file.getFileName()));
            files.put(temporary, file);
            fill(
                    temporary,
                    out -> {
                        MarkingWriter marking = new MarkingWriter(out, mark);
                        text.writeTo(marking);
                        marking.flush();
                    },
                    false);
        }

        /**
         * Puts all in their places, making their folders.
         *
         * @throws IOException if what lies in a place is not ours; then all stays as it is
         */
        public void replace() throws IOException {
            for (Path file : files.values()) {
                OutputDirectory.requireReplaceable(file, mark);
            }
            for (Map.Entry<Path, Path> each : files.entrySet()) {
                Files.createDirectories(directoryOf(each.getValue()));
                Files.move(each.getKey(), each.getValue(), ATOMIC_MOVE);
            }
        }

        /** Removes what has not taken its place. */
        @Override
        public void close() throws IOException {
            for (Path temporary : files.keySet()) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
