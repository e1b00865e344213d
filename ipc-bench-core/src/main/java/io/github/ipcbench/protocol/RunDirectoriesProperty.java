package io.github.ipcbench.protocol;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * System properties by which a worker knows its run's private directories from its first moment on: whenever the
 * controller dies, even before it said a word, the worker can remove them.
 */
public final class RunDirectoriesProperty {
    private static final String PREFIX = "ipcbench.run.directory.";

    private RunDirectoriesProperty() {}

    /** Arguments for a worker's command line. */
    public static List<String> arguments(List<Path> directories) {
        List<String> arguments = new ArrayList<>();
        for (Path directory : directories) {
            arguments.add("-D" + PREFIX + arguments.size() + "=" + directory);
        }
        return List.copyOf(arguments);
    }

    /** The directories this process was told of. */
    public static List<Path> read() {
        List<Path> directories = new ArrayList<>();
        String directory = System.getProperty(PREFIX + 0);
        while (directory != null) {
            directories.add(Path.of(directory));
            directory = System.getProperty(PREFIX + directories.size());
        }
        return List.copyOf(directories);
    }
}
