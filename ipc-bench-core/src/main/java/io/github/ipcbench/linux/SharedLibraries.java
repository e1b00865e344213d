package io.github.ipcbench.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Native libraries that all workers of a session load from one directory: the first that needs one takes it out of its jar.
 * Where that cannot be done, a worker has each library unpack its own part for itself.
 */
public final class SharedLibraries {
    /** System property that names the directory; only this user can enter it. */
    public static final String DIRECTORY = "ipcbench.session.libraries";

    private SharedLibraries() {}

    /**
     * The library as a file of its own name; absent where there is no directory for it, or none for this architecture.
     *
     * @param owner a class of the jar that holds it
     * @param resource its absolute name in the jar
     */
    public static Optional<Path> unpacked(Class<?> owner, String resource) {
        return Optional.ofNullable(System.getProperty(DIRECTORY))
                .flatMap(directory -> unpacked(owner, resource, Path.of(directory, System.getProperty("os.arch"))));
    }

    static Optional<Path> unpacked(Class<?> owner, String resource, Path directory) {
        Path file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (Files.exists(file)) {
            return Optional.of(file);
        }
        try (InputStream library = owner.getResourceAsStream(resource)) {
            if (library == null) {
                return Optional.empty();
            }
            makeUnlessThere(directory);
            // Under another name until it is whole: the other worker of the run may be at it too.
            Path part = Files.createTempFile(directory, "part", null);
            try (OutputStream out = Files.newOutputStream(part)) {
                library.transferTo(out);
            }
            return Optional.of(Files.move(part, file, StandardCopyOption.ATOMIC_MOVE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Not what it lies in: a session that is over has removed that. */
    private static void makeUnlessThere(Path directory) throws IOException {
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // Made by the other worker.
        }
    }
}
