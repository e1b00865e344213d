package io.github.ipcbench.session;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.plan.PlanProperties;
import io.github.ipcbench.plan.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps an output directory to one session at a time. The lock is the kernel's, so it ends with the process that holds it,
 * however that ends; the file's text only tells others who it is. The file stays, empty: to delete it would let a third
 * session lock another file of the same name.
 */
public final class SessionLock implements AutoCloseable {
    static final String NAME = "session.lock";

    /**
     * Those of this process. It must not so much as open a file it has locked: closing it again would give the lock up
     * (fcntl(2)).
     */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private static final int MOST_TEXT_BYTES = 200;

    private final Path file;
    private final FileChannel channel;

    private SessionLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes an existing directory for this process.
     *
     * @throws OutputDirectoryInUseException when another session has it
     * @throws IOException when the lock file cannot be made
     */
    public static SessionLock take(Path outputDirectory) throws IOException, OutputDirectoryInUseException {
        Path file = outputDirectory.toRealPath().resolve(NAME);
        String holder = "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String here = HELD_HERE.putIfAbsent(file, holder);
        if (here != null) {
            throw inUse(outputDirectory, here);
        }
        try {
            return new SessionLock(file, locked(file, holder));
        } catch (LockedElsewhere e) {
            HELD_HERE.remove(file);
            throw inUse(outputDirectory, holderOf(file));
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new IOException("'" + file + "' cannot be locked (" + IoReason.of(e) + ")", e);
        }
    }

    private static FileChannel locked(Path file, String holder) throws IOException, LockedElsewhere {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(CREATE, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LockedElsewhere();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | LockedElsewhere e) {
            channel.close();
            throw e;
        }
    }

    /** Another process holds it, so reading it here gives up nothing. */
    private static String holderOf(Path file) {
        try (InputStream text = Files.newInputStream(file)) {
            String line = new String(text.readNBytes(MOST_TEXT_BYTES), StandardCharsets.UTF_8).strip();
            return line.isEmpty() ? "a process that has only just begun" : line;
        } catch (IOException e) {
            return "a process that cannot be named (" + IoReason.of(e) + ")";
        }
    }

    private static OutputDirectoryInUseException inUse(Path directory, String holder) {
        String shown = Quoted.of(holder);
        return new OutputDirectoryInUseException(
                PlanProperties.OUTPUT_DIRECTORY + ": '" + directory + "' is in use by another session ("
                        + shown.substring(1, shown.length() - 1) + "), nothing was measured; wait for its end, or give "
                        + "this session a directory of its own");
    }

    /** Gives the directory free. */
    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // A full disk, or an interrupted thread: only the holder's name stays, the lock goes with the channel.
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static final class LockedElsewhere extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
