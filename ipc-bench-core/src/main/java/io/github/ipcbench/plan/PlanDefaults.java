package io.github.ipcbench.plan;

import java.nio.file.Path;

/**
 * The defaults of a plan that depend on where and when it is made.
 *
 * @param workingDirectory what relative paths are resolved against
 * @param tempDirectory where the file mode's files lie
 * @param outputDirectory where results and reports are written
 * @param jvmHome home directory of the runtime that workers are forked from
 * @param seed drawn by the caller, so that parsing stays repeatable
 */
public record PlanDefaults(Path workingDirectory, Path tempDirectory, Path outputDirectory, Path jvmHome, long seed) {}
