package io.github.ipcbench.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what people read of a session's results, and says in lines what they should know of it. */
public interface Reports {
    /** Why reports cannot be written as asked for, a line each; known before anything is measured. */
    List<String> problems();

    /**
     * Writes the reports of a session that is over, beside its results.
     *
     * @return the answer, its table, and where the reports lie
     * @throws IOException when they cannot be written; says that the results are stored
     */
    List<String> ofWhole(Results results, Path directory) throws IOException;

    /**
     * Writes the reports of a session that was stopped; a fault is a line, too.
     *
     * @param results at least one run
     * @return how far it came, where the reports lie, and how to go on
     */
    List<String> ofStopped(Results results, Path directory);

    /**
     * Writes the reports of what was measured before a fault; a second fault must not hide the first.
     *
     * @param results at least one run
     * @return lines that follow the fault: where the report lies, and how to go on
     */
    String beforeFault(Results results, Path directory);
}
