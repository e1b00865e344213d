package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the private directories that a controller has at the moment, and sees that none is left. */
final class PrivateDirectories {
    private PrivateDirectories() {}

    /** The session's, wherever a session puts them. */
    static List<Path> ofSession(long controllerPid, Path tempDirectory) {
        String prefix = "ipcbench-" + controllerPid + "-";
        return Set.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/dev/shm"), tempDirectory).stream()
                .flatMap(parent -> entries(parent).stream())
                .filter(entry -> entry.getFileName().toString().startsWith(prefix))
                .toList();
    }

    /** Those of its runs under way. */
    static List<Path> ofRuns(long controllerPid, Path tempDirectory) {
        return ofSession(controllerPid, tempDirectory).stream()
                .flatMap(session -> entries(session).stream())
                .toList();
    }

    /** Neither a worker of this process nor a directory of its sessions is left. */
    static void assertNothingIsLeft(Path tempDirectory) {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(ofSession(ProcessHandle.current().pid(), tempDirectory)).isEmpty();
    }

    /** What is in a directory; nothing when it has just been removed. */
    static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
