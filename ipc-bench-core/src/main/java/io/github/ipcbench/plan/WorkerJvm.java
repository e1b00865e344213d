package io.github.ipcbench.plan;

import java.nio.file.Path;
import java.util.List;

/**
 * The Java runtime that workers are forked from.
 *
 * @param home the runtime's home directory, which holds {@code bin/java}
 * @param arguments extra arguments, placed after our own so that they win
 */
public record WorkerJvm(Path home, List<String> arguments) {
    public WorkerJvm {
        arguments = List.copyOf(arguments);
    }

    /** The launcher inside {@link #home}. */
    public Path launcher() {
        return home.resolve("bin").resolve("java");
    }
}
