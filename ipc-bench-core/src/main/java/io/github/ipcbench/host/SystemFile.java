package io.github.ipcbench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small text file the kernel offers under {@code /proc} or {@code /sys}; one that cannot be read is absent. */
final class SystemFile {
    private SystemFile() {}

    /** All of the file; absent when it is missing, forbidden or refuses to be read. */
    static Optional<String> text(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** The lines of the file. */
    static Optional<List<String>> lines(Path file) {
        return text(file).map(text -> text.lines().toList());
    }

    /** A file that holds one short value, without the blanks around it; an empty file is absent. */
    static Optional<String> value(Path file) {
        return text(file).map(String::strip).filter(value -> !value.isEmpty());
    }
}
