package io.github.ipcbench.export;

import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.plan.Spelling;
import io.github.ipcbench.results.AtomicFile;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.OutputDirectory;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes results in formats that other programs read. */
public final class ExportFiles {
    /** The folder beside the results that exports lie in. */
    public static final String FOLDER = "export";

    private static final String PROPERTY = "ipcbench.export";

    private ExportFiles() {}

    /**
     * The formats of these names; all where none is named.
     *
     * @throws IllegalArgumentException if one is not known, naming those that are
     */
    public static List<ExportFormat> formats(List<String> names) {
        return names.isEmpty()
                ? List.of(ExportFormat.values())
                : names.stream()
                        .map(String::strip)
                        .map(ExportFiles::format)
                        .distinct()
                        .toList();
    }

    private static ExportFormat format(String name) {
        List<String> known =
                Arrays.stream(ExportFormat.values()).map(ExportFormat::id).toList();
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PROPERTY + ": unknown format " + Quoted.of(name)
                        + Spelling.nearest(name, known)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse("")
                        + "; known: " + String.join(", ", known)));
    }

    /**
     * Writes each format's files into the folder {@value #FOLDER} of a directory, replacing older ones of ours.
     *
     * @return the files, by name
     * @throws IOException if they cannot be written, or others lie in their places
     */
    public static List<Path> write(Results results, Path directory, List<ExportFormat> formats) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        formats.forEach(format -> contents.putAll(format.files(results)));
        Path folder = directory.resolve(FOLDER);
        Files.createDirectories(folder);
        for (String name : contents.keySet()) {
            OutputDirectory.requireReplaceable(folder.resolve(name), FileMark.EXPORT);
        }
        try (AtomicFile.Batch files = new AtomicFile.Batch(folder, FileMark.EXPORT)) {
            for (Map.Entry<String, String> content : contents.entrySet()) {
                files.write(content.getKey(), out -> out.write(content.getValue()));
            }
            files.replace();
        }
        return contents.keySet().stream().map(folder::resolve).toList();
    }
}
