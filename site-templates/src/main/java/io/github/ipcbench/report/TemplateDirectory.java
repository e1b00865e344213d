package io.github.ipcbench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A user's directory of templates, looked through before anything depends on it. */
public final class TemplateDirectory {
    /** Where a user's templates keep what only they include; names are free there. */
    private static final String INCLUDED = "include/";

    private TemplateDirectory() {}

    /**
     * Everything that is wrong with a directory, a line each; nothing when it can be used. A file has to replace one of
     * ours or lie under {@code include/}, and templates have to parse. Hidden files are passed over.
     *
     * @param directory one that exists
     * @throws IOException if it cannot be listed
     */
    public static List<String> problems(Path directory) throws IOException {
        SortedSet<String> ours = TemplateNames.ours();
        TemplateRenderer templates = TemplateRenderer.overriddenBy(directory);
        List<String> problems = new ArrayList<>();
        for (String name : names(directory)) {
            if (!ours.contains(name) && !name.startsWith(INCLUDED)) {
                problems.add("'" + name + "' replaces none of ours; valid: " + INCLUDED + "… for what your templates "
                        + "include, and " + String.join(", ", ours));
            } else if (name.endsWith(".ftl") || name.endsWith(".ftlh")) {
                try {
                    templates.parse(name);
                } catch (ReportTemplateException e) {
                    problems.add(e.getMessage());
                }
            }
        }
        return problems;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> TemplateNames.relative(directory, file))
                    .filter(name -> !("/" + name).contains("/."))
                    .sorted()
                    .toList();
        }
    }
}
