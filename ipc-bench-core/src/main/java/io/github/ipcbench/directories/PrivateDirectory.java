package io.github.ipcbench.directories;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that nobody else can enter (mode 0700), and the one way in which such directories are removed.
 *
 * <p>It is removed through descriptors: its parent is opened, then the directory in it, and only if that is the one that
 * was made, or found, everything in it is removed relative to its descriptor. No path is walked and no link followed, so
 * that nothing can be removed that somebody else has put in its place.
 */
public final class PrivateDirectory {
    private static final Set<PosixFilePermission> ONLY_THE_OWNER = PosixFilePermissions.fromString("rwx------");

    /** Directories below it that are emptied: a run's, and one that a transport made there. */
    private static final int LEVELS = 2;

    /** Another process may be at the same work, and a third still be making files: then it is not empty yet. */
    private static final int ATTEMPTS = 1000;

    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Path path;
    private final Identity identity;
    private boolean removed;

    private PrivateDirectory(Path path, Identity identity) {
        this.path = path;
        this.identity = identity;
    }

    /** What tells a directory from any other that has or had its name: a key alone is given to another file later on. */
    private record Identity(UserPrincipal owner, Object key) {
        static Identity of(PosixFileAttributes attributes) {
            return new Identity(attributes.owner(), attributes.fileKey());
        }
    }

    /**
     * Makes one.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the name is taken
     * @throws IOException when it cannot be made, or cannot be kept from others on that file system
     */
    static PrivateDirectory make(Path path) throws IOException {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(ONLY_THE_OWNER));
        PrivateDirectory made = new PrivateDirectory(path, Identity.of(attributes(path)));
        try {
            require(path);
            return made;
        } catch (IOException e) {
            try {
                made.remove();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** The directory of this name, if it is this user's and nobody else can write in it. */
    static Optional<PrivateDirectory> found(Path path) throws IOException {
        try {
            PosixFileAttributes found = attributes(path);
            boolean ours = found.isDirectory()
                    && found.owner().equals(user())
                    && !found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
            return ours ? Optional.of(new PrivateDirectory(path, Identity.of(found))) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Requires a real directory of this process's user that nobody else can enter: whoever could enter a run's could send
     * messages, or take them.
     *
     * @throws IOException when it is a link, no directory, somebody else's, or open to others
     */
    public static void require(Path directory) throws IOException {
        PosixFileAttributes found = attributes(directory);
        if (!found.isDirectory()) {
            throw refusal(directory, "it is " + (found.isSymbolicLink() ? "a link" : "no directory"));
        }
        if (!found.owner().equals(user())) {
            throw refusal(
                    directory,
                    "it belongs to user " + found.owner().getName() + ", and this process to user " + user().getName());
        }
        if (!found.permissions().equals(ONLY_THE_OWNER)) {
            throw refusal(
                    directory,
                    "its permissions are " + PosixFilePermissions.toString(found.permissions()) + ", not "
                            + PosixFilePermissions.toString(ONLY_THE_OWNER));
        }
    }

    private static IOException refusal(Path directory, String why) {
        return new IOException("a run's directory must be private: " + directory + " is not, " + why);
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static UserPrincipal user() throws IOException {
        return Files.getOwner(THIS_PROCESS);
    }

    public Path path() {
        return path;
    }

    /**
     * Removes it with all it holds, as far as it is still there; the second time, nothing. What has its name but is not it
     * stays.
     *
     * @throws IOException when it is there still; what else it held is removed as far as possible
     */
    void remove() throws IOException {
        remove(SpareDescriptors.none());
    }

    /**
     * The same.
     *
     * @param spares given up for a second attempt, when the first fails
     */
    synchronized void remove(SpareDescriptors spares) throws IOException {
        if (removed) {
            return;
        }
        removed = true;
        try {
            removeWhatIsThere();
        } catch (IOException e) {
            if (!spares.release()) {
                throw e;
            }
            removeWhatIsThere();
        }
    }

    private void removeWhatIsThere() throws IOException {
        try (DirectoryStream<Path> parent = Files.newDirectoryStream(path.getParent())) {
            if (!(parent instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this Java runtime opens no file relative to a directory");
            }
            remove(secure, path.getFileName(), identity, LEVELS);
        } catch (NoSuchFileException e) {
            // Its parent is gone, and so is it.
        }
    }

    private static void remove(SecureDirectoryStream<Path> parent, Path name, Identity identity, int levels)
            throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS && is(identity, parent, name); attempt++) {
            // "name/." is a directory or cannot be opened: a pipe in its place would be waited for without an end.
            try (SecureDirectoryStream<Path> directory =
                    parent.newDirectoryStream(name.resolve("."), LinkOption.NOFOLLOW_LINKS)) {
                if (is(identity, directory.getFileAttributeView(PosixFileAttributeView.class))) {
                    empty(directory, levels);
                    parent.deleteDirectory(name);
                }
            } catch (IOException e) {
                boolean again = e instanceof DirectoryNotEmptyException && attempt < ATTEMPTS;
                if (!again && is(identity, parent, name)) {
                    throw e;
                }
            }
        }
    }

    private static void empty(SecureDirectoryStream<Path> directory, int levels) throws IOException {
        IOException failure = null;
        try {
            for (Path entry : directory) {
                try {
                    removeEntry(directory, entry.getFileName(), levels);
                } catch (NoSuchFileException e) {
                    // Removed by whoever made it, or by another process at the same work.
                } catch (IOException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void removeEntry(SecureDirectoryStream<Path> directory, Path name, int levels) throws IOException {
        PosixFileAttributes found = view(directory, name).readAttributes();
        if (found.isDirectory() && levels > 0) {
            remove(directory, name, Identity.of(found), levels - 1);
        } else {
            directory.deleteFile(name);
        }
    }

    private static PosixFileAttributeView view(SecureDirectoryStream<Path> directory, Path name) {
        return directory.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean is(Identity identity, SecureDirectoryStream<Path> parent, Path name) throws IOException {
        try {
            return is(identity, view(parent, name));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean is(Identity identity, PosixFileAttributeView view) throws IOException {
        PosixFileAttributes found = view.readAttributes();
        return found.isDirectory() && Identity.of(found).equals(identity);
    }
}
