package io.github.ipcbench.report.template;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/** A user's directory of templates, looked through before anything depends on it. */
public final class TemplateDirectory {
    /** Where a user's templates keep what only they include; names are free there. */
    private static final String INCLUDED = "include/";

    /** Files and directories; whoever names the root or a home by mistake hears of it at once. */
    private static final int MOST_ENTRIES = 1000;

    private TemplateDirectory() {}

    /**
     * Everything that is wrong with a directory, a line each; nothing when it can be used. A file has to replace one of
     * ours or lie under {@code include/}, and templates have to parse. Hidden files are passed over.
     *
     * @param directory one that exists
     * @throws IOException if it cannot be listed, or holds far more than templates
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
        List<String> names = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            private int entries;

            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) throws IOException {
                count();
                return isHidden(entered) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                count();
                if (Files.isRegularFile(file) && !isHidden(file)) {
                    names.add(TemplateNames.relative(directory, file));
                }
                return FileVisitResult.CONTINUE;
            }

            private boolean isHidden(Path entry) {
                return !entry.equals(directory)
                        && entry.getFileName().toString().startsWith(".");
            }

            private void count() throws IOException {
                entries++;
                if (entries > MOST_ENTRIES) {
                    throw new IOException("it holds more than " + MOST_ENTRIES + " files and directories");
                }
            }
        });
        Collections.sort(names);
        return names;
    }
}
