package io.github.ipcbench.session;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.OutputDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one worker prints, kept in a file that only this user may read: the first 512 KiB, the last 512 KiB, and between
 * them how much is left out. The file is made when there is something to keep.
 *
 * <p>A thread of the controller reads what is printed, so that a worker can neither fill a disk nor be held up. When the
 * controller is gone the worker prints to nobody, and goes on until it notices.
 */
final class WorkerLog implements AutoCloseable {
    static final int HEAD_BYTES = 512 << 10;
    static final int TAIL_BYTES = 512 << 10;

    private static final int LONGEST_PIECE_BYTES = 8192;

    private final Path file;
    private final String whose;
    private final InputStream printed;
    private final Thread reader;

    private final PrintedText text = new PrintedText();
    private final LogExcerpt excerpt = new LogExcerpt();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(LONGEST_PIECE_BYTES);
    private boolean pieceBeginsLine = true;
    private boolean lineIsKept;

    private FileChannel out;
    private Optional<IOException> failure = Optional.empty();
    private long bytes;
    private byte[] tail = new byte[0];
    private boolean closed;

    /**
     * A log that nothing is read for yet.
     *
     * @param whose names the worker in the first line, such as {@code sender of run 3 (socket)}
     */
    WorkerLog(Path file, String whose, InputStream printed) {
        this.file = file;
        this.whose = whose;
        this.printed = printed;
        this.reader = new Thread(this::read, "ipcbench-log");
        this.reader.setDaemon(true);
    }

    /**
     * Makes room for a log: removes one of an earlier session.
     *
     * @throws IOException when what lies there is not ours, or cannot be removed
     */
    static void makeRoom(Path file) throws IOException {
        OutputDirectory.requireReplaceable(file, FileMark.LOG);
        Files.deleteIfExists(file);
    }

    /** Begins to read. */
    void start() {
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[LONGEST_PIECE_BYTES];
        try {
            for (int count = printed.read(buffer); count >= 0; count = printed.read(buffer)) {
                take(buffer, count);
            }
        } catch (IOException e) {
            // The stream was closed: nobody waits for more.
        }
    }

    private synchronized void take(byte[] buffer, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            boolean lineEnds = buffer[i] == '\n';
            if (lineEnds || piece.size() + i + 1 - from == LONGEST_PIECE_BYTES) {
                piece.write(buffer, from, i + 1 - from);
                endPiece(lineEnds);
                from = i + 1;
            }
        }
        piece.write(buffer, from, count - from);
    }

    private void endPiece(boolean lineEnds) {
        // Bytes as characters of one byte each, so that what is no text stays as it is.
        String part = piece.toString(StandardCharsets.ISO_8859_1);
        piece.reset();
        if (pieceBeginsLine) {
            Optional<String> kept = text.kept(part);
            kept.ifPresent(this::keep);
            lineIsKept = kept.isPresent();
        } else if (lineIsKept) {
            keep(part);
        }
        pieceBeginsLine = lineEnds;
    }

    private void keep(String characters) {
        if (closed) {
            return;
        }
        byte[] all = characters.getBytes(StandardCharsets.ISO_8859_1);
        if (pieceBeginsLine) {
            excerpt.add(new String(all, StandardCharsets.UTF_8).stripTrailing());
        }
        int toHead = (int) Math.max(0, Math.min(all.length, HEAD_BYTES - bytes));
        write(ByteBuffer.wrap(all, 0, toHead));
        keepInTail(all, toHead);
        bytes += all.length;
    }

    /** The tail is a ring; its first byte is the first one beyond the head. */
    private void keepInTail(byte[] all, int from) {
        if (from < all.length && tail.length == 0) {
            tail = new byte[TAIL_BYTES];
        }
        for (int i = from; i < all.length; i++) {
            tail[(int) ((bytes + i - HEAD_BYTES) % TAIL_BYTES)] = all[i];
        }
    }

    /** A log that cannot be written voids no run. */
    private void write(ByteBuffer content) {
        try {
            while (failure.isEmpty() && content.hasRemaining()) {
                opened().write(content);
            }
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    private FileChannel opened() throws IOException {
        if (out == null) {
            out = FileChannel.open(
                    file,
                    Set.of(CREATE_NEW, WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            out.write(StandardCharsets.UTF_8.encode(FileMark.LOG.on("what the " + whose + " printed\n")));
        }
        return out;
    }

    /** Waits until everything that was printed is kept, which is so once the worker has ended; at most so long. */
    void await(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedJoin(reader, nanos);
    }

    /** Writes the end of the log. Whatever is printed later is not kept. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        if (piece.size() > 0) {
            endPiece(false);
        }
        closed = true;
        writeTail();
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                failure = Optional.of(e);
            }
        }
    }

    private void writeTail() {
        long beyondHead = bytes - HEAD_BYTES;
        if (beyondHead <= 0) {
            return;
        }
        int oldest = 0;
        int length = (int) Math.min(beyondHead, TAIL_BYTES);
        if (beyondHead > TAIL_BYTES) {
            oldest = (int) (beyondHead % TAIL_BYTES);
            write(StandardCharsets.UTF_8.encode("\n(IPC Bench leaves out " + (beyondHead - TAIL_BYTES)
                    + " bytes here: a log has 1 MiB at most.)\n"));
        }
        int toEnd = Math.min(length, TAIL_BYTES - oldest);
        write(ByteBuffer.wrap(tail, oldest, toEnd));
        write(ByteBuffer.wrap(tail, 0, length - toEnd));
    }

    /** Whether a Java runtime said that it crashed. */
    synchronized boolean crashed() {
        return text.crashed();
    }

    /** The file, once it is closed; empty where nothing was printed, or it cannot be written. */
    synchronized Optional<Path> kept() {
        return bytes > 0 && failure.isEmpty() ? Optional.of(file) : Optional.empty();
    }

    /** Where it is and a few of its lines, for an error message; closes it. */
    synchronized String inWords() {
        close();
        if (bytes == 0) {
            return "none, it printed nothing";
        }
        String where =
                failure.isEmpty() ? file.toString() : file + " cannot be written (" + IoReason.of(failure.get()) + ")";
        return where + ", which says:" + System.lineSeparator()
                + excerpt.text().indent(4).stripTrailing();
    }
}
