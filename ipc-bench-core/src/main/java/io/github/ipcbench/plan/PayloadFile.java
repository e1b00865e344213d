package io.github.ipcbench.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file whose bytes become the message.
 *
 * @param bytes its length, at least 1
 */
record PayloadFile(Path path, long bytes) {

    /** Opens the file once, because permission bits alone do not tell whether that works. */
    static PayloadFile at(Path path) throws UnusableException {
        if (!Files.exists(path)) {
            throw new UnusableException("does not exist");
        }
        if (!Files.isRegularFile(path)) {
            throw new UnusableException("is not a file");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            if (stream.read() < 0) {
                throw new UnusableException("is empty");
            }
            return new PayloadFile(path, Files.size(path));
        } catch (IOException e) {
            throw new UnusableException("cannot be read (" + IoReason.of(e) + ")");
        }
    }
}
