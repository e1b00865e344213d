package io.github.ipcbench.worker;

import io.github.ipcbench.protocol.RunDirectoriesProperty;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The directories of the worker's run. The controller removes them; a worker does when the controller is gone. */
record PrivateDirectoriesOfRun(List<Path> directories) {
    private static final int ATTEMPTS = 1000;

    PrivateDirectoriesOfRun {
        directories = List.copyOf(directories);
    }

    static PrivateDirectoriesOfRun ofThisProcess() {
        return new PrivateDirectoriesOfRun(RunDirectoriesProperty.read());
    }

    /**
     * Removes them with the plain files and sockets in them; both workers may do so at the same time, and a loop may still
     * be making files: as soon as a directory is gone, it cannot make any more.
     */
    void delete() {
        for (Path directory : directories) {
            try {
                delete(directory);
            } catch (IOException e) {
                System.err.println("not removed: " + directory + ": " + e);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        for (int attempt = 1; Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS); attempt++) {
            try {
                deleteFlat(directory);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void deleteFlat(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Files.deleteIfExists(directory);
    }
}
