package io.github.ipcbench.directories;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The private directories of one run, in those of its session; removed with all they hold when closed. */
public final class RunDirectories implements AutoCloseable {
    private final List<PrivateDirectory> made;
    private final SpareDescriptors spares;
    private final Consumer<String> warnings;

    RunDirectories(List<PrivateDirectory> made, SpareDescriptors spares, Consumer<String> warnings) {
        this.made = List.copyOf(made);
        this.spares = spares;
        this.warnings = warnings;
    }

    /** For sockets; short, since a socket's address holds 108 bytes. */
    public Path sockets() {
        return made.get(0).path();
    }

    /** For the file mode's files, in the plan's temporary directory. */
    public Path files() {
        return made.get(1).path();
    }

    /** For shared mappings, in memory where the machine has such a file system. */
    public Path memory() {
        return made.get(2).path();
    }

    /** All three, the sockets' first. */
    public List<Path> all() {
        return made.stream().map(PrivateDirectory::path).toList();
    }

    /** Removes them; where one cannot be removed, there is a warning. */
    @Override
    public void close() {
        removeAll(made, spares, warnings);
    }

    static void removeAll(List<PrivateDirectory> directories, SpareDescriptors spares, Consumer<String> warnings) {
        for (PrivateDirectory directory : directories) {
            try {
                directory.remove(spares);
            } catch (IOException e) {
                warnings.accept(notRemoved(directory.path(), e));
            }
        }
    }

    static String notRemoved(Path directory, IOException e) {
        return "a private directory could not be removed, and stays: '" + directory + "' (" + e + ")";
    }
}
