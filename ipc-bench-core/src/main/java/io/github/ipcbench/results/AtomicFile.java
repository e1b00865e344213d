package io.github.ipcbench.results;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
     * directory, fsync, rename, fsync of the directory.
     *
     * @param mark what the file is told by; the text is given it
     * @throws IOException if the directory is missing or not writable, or what lies there is not ours; it is then untouched
     */
    public static void write(Path file, FileMark mark, String text) throws IOException {
        write(file, mark, out -> out.write(mark.on(text)));
    }

    /** As {@link #write(Path, FileMark, String)}, of a text that has its mark. */
    static void write(Path file, FileMark mark, Content marked) throws IOException {
        rename(file, mark, marked, true);
        // The rename itself is durable only once the directory is.
        try (FileChannel entries = FileChannel.open(directoryOf(file), READ)) {
            entries.force(true);
        }
    }

    /**
     * As {@link #write(Path, FileMark, String)}, without waiting for the disk; for files that can be made again.
     *
     * @throws IOException if the directory is missing or not writable, or what lies there is not ours; it is then untouched
     */
    public static void writeQuickly(Path file, FileMark mark, String text) throws IOException {
        rename(file, mark, out -> out.write(mark.on(text)), false);
    }

    /** As {@link #writeQuickly(Path, FileMark, String)}, of a text without an XML declaration. */
    public static void writeQuickly(Path file, FileMark mark, Content text) throws IOException {
        Content marked = out -> {
            out.write(mark.on(""));
            text.writeTo(out);
        };
        rename(file, mark, marked, false);
    }

    private static Path directoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("cannot write " + file + ": it names no file inside a directory");
        }
        return directory;
    }

    private static void rename(Path relative, FileMark mark, Content marked, boolean sync) throws IOException {
        Path file = directoryOf(relative).resolve(relative.getFileName());
        Path temporary = OutputDirectory.temporary(file);
        try {
            try (FileChannel channel = FileChannel.open(temporary, WRITE, CREATE_NEW)) {
                Writer out = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
                marked.writeTo(out);
                out.flush();
                if (sync) {
                    channel.force(true);
                }
            }
            OutputDirectory.requireReplaceable(file, mark);
            Files.move(temporary, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
