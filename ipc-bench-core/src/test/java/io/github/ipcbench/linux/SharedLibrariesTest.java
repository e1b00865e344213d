package io.github.ipcbench.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {
    private static final String RESOURCE = "/io/github/ipcbench/linux/SharedLibrariesTest.class";

    @TempDir
    private Path directory;

    @Test
    void theFirstTakesItOutOfTheJarAndTheOthersTakeTheFile() throws IOException {
        Path file = unpacked(RESOURCE, directory.resolve("amd64")).orElseThrow();
        Object key = Files.getAttribute(file, "unix:ino");

        assertThat(unpacked(RESOURCE, directory.resolve("amd64"))).contains(file);
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(key);
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertThat(all).containsExactly(directory.resolve("amd64/SharedLibrariesTest.class"));
        }
    }

    @Test
    void anUnknownArchitectureHasNone() {
        assertThat(unpacked("/lib/pdp11/libjnidispatch.so", directory)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whereItCannotBeWrittenThereIsNone() throws IOException {
        Path inTheWay = Files.createFile(directory.resolve("file"));

        assertThat(unpacked(RESOURCE, inTheWay.resolve("amd64"))).isEmpty();
    }

    private static Optional<Path> unpacked(String resource, Path directory) {
        return SharedLibraries.unpacked(SharedLibrariesTest.class, resource, directory);
    }
}
