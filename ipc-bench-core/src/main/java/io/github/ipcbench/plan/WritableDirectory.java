package io.github.ipcbench.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories that files are to be written in. Tried with a real file: root passes every look at permission bits. */
final class WritableDirectory {
    private WritableDirectory() {}

    /** Accepts a directory that exists and can be written. */
    static Path existing(Path directory) throws UnusableException {
        if (!Files.exists(directory)) {
            throw new UnusableException("does not exist");
        }
        return writable(directory);
    }

    /** Accepts a directory that can be written, and creates it where it is missing. */
    static Path created(Path directory) throws UnusableException {
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new UnusableException("cannot be created (" + IoReason.of(e) + ")");
        }
        return writable(directory);
    }

    private static Path writable(Path directory) throws UnusableException {
        if (!Files.isDirectory(directory)) {
            throw new UnusableException("is not a directory");
        }
        try {
            Files.delete(Files.createTempFile(directory, "ipcbench-", ".probe"));
        } catch (IOException e) {
            throw new UnusableException("cannot be written (" + IoReason.of(e) + ")");
        }
        return directory;
    }
}
