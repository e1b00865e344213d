package io.github.ipcbench.session;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.ForeignFilesException;
import io.github.ipcbench.results.OutputDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps an output directory to one session at a time. The lock is the kernel's, so it ends with the process that holds it,
 * however that ends; the file's text only tells others who it is. The file stays, empty: to delete it would let a third
 * session lock another file of the same name.
 *
 * <p>A session locks for writing, which needs permission to write. Whoever may only read the file can lock it for reading;
 * that is no session, and the file is then made again, where nobody else can open it.
 */
public final class SessionLock implements AutoCloseable {
    static final String NAME = "session.lock";

    /** A lock file that is to take the place of one that others lock; locked before it does. */
    private static final String REPLACEMENT = ".session.lock.new";

    /**
     * Those of this process. It must not so much as open a file it has locked: closing it again would give the lock up
     * (fcntl(2)).
     */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int MOST_TEXT_BYTES = 200;
    private static final int ATTEMPTS = 10;

    private final Path file;
    private final FileChannel channel;

    private final boolean locked;

    private SessionLock(Path file, FileChannel channel, boolean locked) {
        this.file = file;
        this.channel = channel;
        this.locked = locked;
    }

    /** Whether the kernel keeps other processes out: some file systems, of networks above all, know no locks. */
    public boolean isExclusive() {
        return locked;
    }

    /**
     * Takes an existing directory for this process.
     *
     * @throws OutputDirectoryInUseException when another session has it
     * @throws ForeignFilesException when the lock file is a link, no regular file or not ours
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
            return taken(file, holder);
        } catch (LockedElsewhere e) {
            HELD_HERE.remove(file);
            throw inUse(outputDirectory, holderOf(file));
        } catch (ForeignFilesException e) {
            HELD_HERE.remove(file);
            throw e;
        } catch (IOException e) {
            HELD_HERE.remove(file);
            throw new IOException("'" + file + "' cannot be locked (" + IoReason.of(e) + ")", e);
        }
    }

    private static SessionLock taken(Path file, String holder) throws IOException, LockedElsewhere {
        try {
            return new SessionLock(file, named(locked(file), holder), true);
        } catch (NoLocks e) {
            return new SessionLock(file, named(Opened.of(file).channel, holder), false);
        }
    }

    private static FileChannel named(FileChannel channel, String holder) throws IOException {
        try {
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(FileMark.LOCK.on(holder + "\n")));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException, LockedElsewhere, NoLocks {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Opened opened = Opened.of(file);
            try {
                Optional<FileChannel> locked = locked(opened);
                if (locked.isPresent()) {
                    return locked.get();
                }
                opened.channel.close();
            } catch (IOException | LockedElsewhere | NoLocks e) {
                opened.channel.close();
                throw e;
            }
        }
        throw new LockedElsewhere();
    }

    /** Empty when another session exchanged the file meanwhile. */
    private static Optional<FileChannel> locked(Opened opened) throws IOException, LockedElsewhere, NoLocks {
        if (tried(opened.channel)) {
            return opened.stillHasItsName() ? Optional.of(opened.channel) : Optional.empty();
        } else if (opened.channel.tryLock(0, Long.MAX_VALUE, true) == null) {
            throw new LockedElsewhere();
        }
        Optional<FileChannel> replacement = replaced(opened);
        if (replacement.isPresent()) {
            opened.channel.close();
        }
        return replacement;
    }

    /** Whether it is locked now; whatever the kernel answers but that another has it, it can keep nobody out here. */
    private static boolean tried(FileChannel channel) throws IOException, NoLocks {
        try {
            return channel.tryLock() != null;
        } catch (ClosedChannelException | FileLockInterruptionException stopped) {
            throw stopped;
        } catch (IOException refused) {
            throw new NoLocks();
        }
    }

    /** Puts a lock file of this user's alone, already locked, in the place of one that only readers lock. */
    private static Optional<FileChannel> replaced(Opened old) throws IOException, LockedElsewhere {
        Opened replacement = Opened.of(old.file.resolveSibling(REPLACEMENT));
        try {
            if (replacement.channel.tryLock() == null) {
                throw new LockedElsewhere();
            }
            // Only the holder of this lock renames the file that has this name.
            if (replacement.stillHasItsName()) {
                if (old.stillHasItsName()) {
                    Files.move(replacement.file, old.file, ATOMIC_MOVE);
                    return Optional.of(replacement.channel);
                }
                Files.deleteIfExists(replacement.file);
            }
            replacement.channel.close();
            return Optional.empty();
        } catch (IOException | LockedElsewhere e) {
            replacement.channel.close();
            throw e;
        }
    }

    /**
     * A lock file that is open. Another session may exchange it at any moment: what was locked counts only if it still has
     * the name.
     *
     * @param identity device and inode that the name had before it was opened
     */
    private record Opened(Path file, Map<String, Object> identity, FileChannel channel) {
        static Opened of(Path file) throws IOException {
            OutputDirectory.requireOurs(file.getParent(), file.getFileName().toString(), FileMark.LOCK);
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                closeToOthers(file);
            }
            return new Opened(file, identity(file), FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS));
        }

        boolean stillHasItsName() throws IOException {
            try {
                return identity.equals(identity(file));
            } catch (NoSuchFileException e) {
                return false;
            }
        }

        private static Map<String, Object> identity(Path file) throws IOException {
            return Files.readAttributes(file, "unix:dev,ino", NOFOLLOW_LINKS);
        }
    }

    private static void closeToOthers(Path file) {
        try {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
            if (!view.readAttributes().permissions().equals(OWNER_ONLY)) {
                view.setPermissions(OWNER_ONLY);
            }
        } catch (IOException e) {
            // It does not exist yet, or lies where permissions are not kept.
        }
    }

    /** Another process holds it, so reading it here gives up nothing. */
    private static String holderOf(Path file) {
        try (InputStream text = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            String line = new String(text.readNBytes(MOST_TEXT_BYTES), StandardCharsets.UTF_8);
            return line.isBlank()
                    ? "a process that has only just begun"
                    : FileMark.LOCK.off(line).strip();
        } catch (IOException e) {
            return "a process that cannot be named (" + IoReason.of(e) + ")";
        }
    }

    private static OutputDirectoryInUseException inUse(Path directory, String holder) {
        String shown = Quoted.of(holder);
        return new OutputDirectoryInUseException(
                PlanProperty.OUTPUT_DIRECTORY + ": '" + directory + "' is in use by another session ("
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

    private static final class NoLocks extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final class LockedElsewhere extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
