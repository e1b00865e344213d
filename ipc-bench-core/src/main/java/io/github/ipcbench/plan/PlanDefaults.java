package io.github.ipcbench.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The defaults of a plan that depend on where and when it is made, and what this machine offers it.
 *
 * @param workingDirectory what relative paths are resolved against
 * @param tempDirectory where the file mode's files lie
 * @param outputDirectory where results and reports are written
 * @param jvmHome home directory of the runtime that workers are forked from
 * @param seed drawn by the caller, so that parsing stays repeatable
 * @param availableCpus the CPUs a thread can be pinned to, ascending; empty when that is not known, for the workers then
 *     find out
 */
public record PlanDefaults(
        Path workingDirectory,
        Path tempDirectory,
        Path outputDirectory,
        Path jvmHome,
        long seed,
        List<Integer> availableCpus) {
    public PlanDefaults {
        availableCpus = List.copyOf(availableCpus);
    }

    /**
     * Finds the defaults.
     *
     * @throws InvalidPlanException when one is a path that cannot be told in this locale
     */
    public static PlanDefaults found(Supplier<PlanDefaults> defaults) throws InvalidPlanException {
        try {
            return defaults.get();
        } catch (InvalidPathException e) {
            throw new InvalidPlanException(List.of("'" + e.getInput() + "' is no path in this locale, whose charset is "
                    + System.getProperty("sun.jnu.encoding") + " (" + e.getReason()
                    + "); valid: a locale that has its letters, such as LC_ALL=C.UTF-8, or directories of ASCII letters:"
                    + " the current one, the home and java.io.tmpdir"));
        }
    }
}
