package io.github.ipcbench.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            if (!Files.isDirectory(directory)) {
                // Not what it lies in: a session that is over has removed that.
                Files.createDirectory(directory);
            }
            // Under another name until it is whole: the other worker of the run may be at it too.
            Path part = Files.createTempFile(directory, "part", null);
            Files.copy(library, part, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(Files.move(part, file, StandardCopyOption.ATOMIC_MOVE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
