package io.github.ipcbench.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Does to files what other people do to them. */
final class TestFiles {
    private TestFiles() {}

    /** Puts a directory that is not empty in the file's place, which stops even root; a copy stays beside it. */
    static void makeUnwritable(Path file) {
        try {
            Files.move(file, keptCopy(file));
            Files.createDirectories(file.resolve("in the way"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path keptCopy(Path file) {
        return file.resolveSibling("kept.json");
    }

    /** Removes a directory with all it holds. */
    static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
