package io.github.ipcbench.maven;

import io.github.ipcbench.report.ReportTemplateException;
import io.github.ipcbench.report.TemplateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The user's own templates, as asked for.
 *
 * @param directory absent when none were asked for
 * @param problems why they cannot be used, a line each that begins with the property
 */
record Templates(Optional<Path> directory, List<String> problems) {
    static final String PROPERTY = "ipcbench.templates";

    private static final String VALID = "; valid: a directory of your own templates";

    /** Our own templates alone. */
    static final Templates OURS = new Templates(Optional.empty(), List.of());

    Templates {
        problems = List.copyOf(problems);
    }

    /**
     * Looks through the directory.
     *
     * @param value as given, null when it was not
     * @param workingDirectory what a relative path is relative to
     */
    static Templates of(String value, Path workingDirectory) {
        if (value == null) {
            return OURS;
        }
        String shown = PROPERTY + ": '" + value + "' under '" + workingDirectory + "' ";
        try {
            Path directory = workingDirectory.resolve(value);
            if (!Files.exists(directory)) {
                return refused(shown + "does not exist" + VALID);
            } else if (!Files.isDirectory(directory)) {
                return refused(shown + "is not a directory" + VALID);
            }
            return new Templates(
                    Optional.of(directory),
                    TemplateDirectory.problems(directory).stream()
                            .map(problem -> PROPERTY + ": " + problem)
                            .toList());
        } catch (InvalidPathException e) {
            return refused(PROPERTY + ": '" + value.replace('\0', '?') + "' is not a path" + VALID);
        } catch (IOException | ReportTemplateException e) {
            return refused(shown + "cannot be read (" + e.getMessage() + ")" + VALID);
        }
    }

    private static Templates refused(String problem) {
        return new Templates(Optional.empty(), List.of(problem));
    }
}
