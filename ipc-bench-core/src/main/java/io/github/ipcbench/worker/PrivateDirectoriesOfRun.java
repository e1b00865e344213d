package io.github.ipcbench.worker;

import io.github.ipcbench.protocol.RunDirectoriesProperty;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directories of the worker's run. The controller removes them; a worker does when the controller is gone. */
record PrivateDirectoriesOfRun(List<Path> directories) {
    PrivateDirectoriesOfRun {
        directories = List.copyOf(directories);
    }

    static PrivateDirectoriesOfRun ofThisProcess() {
        return new PrivateDirectoriesOfRun(RunDirectoriesProperty.read());
    }

    /** Removes them with the plain files and sockets in them; both workers may do so at the same time. */
    void delete() {
        for (Path directory : directories) {
            try {
                deleteFlat(directory);
            } catch (IOException e) {
                System.err.println("not removed: " + directory + ": " + e);
            }
        }
    }

    private static void deleteFlat(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(directory);
    }
}
