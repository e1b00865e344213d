package io.github.ipcbench.report.template;

import io.github.ipcbench.plan.PlanProperty;
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
public record Templates(Optional<Path> directory, List<String> problems) {
    private static final PlanProperty PROPERTY = PlanProperty.TEMPLATES;

    /** Our own templates alone. */
    public static final Templates OURS = new Templates(Optional.empty(), List.of());

    public Templates {
        problems = List.copyOf(problems);
    }

    /**
     * Looks through the directory.
     *
     * @param value as given, null when it was not
     * @param workingDirectory what a relative path is relative to
     */
    public static Templates of(String value, Path workingDirectory) {
        if (value == null) {
            return OURS;
        }
        // On one line, whatever was given.
        String shown = PROPERTY + ": '" + value.replaceAll("\\p{Cntrl}", "?") + "' ";
        Path directory;
        try {
            directory = workingDirectory.resolve(value);
        } catch (InvalidPathException e) {
            return refused(shown + "is not a path");
        }
        if (!Path.of(value).isAbsolute()) {
            shown += "under '" + workingDirectory + "' ";
        }
        if (!Files.exists(directory)) {
            return refused(shown + "does not exist");
        } else if (!Files.isDirectory(directory)) {
            return refused(shown + "is not a directory");
        }
        try {
            List<String> problems = TemplateDirectory.problems(directory);
            return new Templates(
                    Optional.of(directory),
                    problems.stream().map(problem -> PROPERTY + ": " + problem).toList());
        } catch (IOException | ReportTemplateException e) {
            return refused(shown + "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static Templates refused(String problem) {
        return new Templates(Optional.empty(), List.of(problem + "; valid: a directory of your own templates"));
    }
}
