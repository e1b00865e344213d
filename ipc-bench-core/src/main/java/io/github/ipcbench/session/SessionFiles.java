package io.github.ipcbench.session;

import io.github.ipcbench.plan.Quoted;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds and reads stored results that a user names: files, folders that hold them at any depth, and globs. */
public final class SessionFiles {
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 12;

    private SessionFiles() {}

    /**
     * Reads what is named.
     *
     * @param property that names it, for errors
     * @param names files, folders or globs
     * @param from what relative names are relative to
     * @return results by file, in the order named
     * @throws IllegalArgumentException if a name leads to nothing, or two files hold the same session
     * @throws IOException if a file cannot be read, or holds no results
     */
    public static Map<Path, Results> read(String property, List<String> names, Path from) throws IOException {
        Map<Path, Results> read = new LinkedHashMap<>();
        Map<String, Path> sessions = new LinkedHashMap<>();
        for (String name : names) {
            List<Path> files = files(property, name.strip(), from);
            if (files.isEmpty()) {
                throw new IllegalArgumentException(
                        property + ": no results at " + Quoted.of(name) + "; files, folders and globs are valid");
            }
            List<Results> all = readAll(files);
            for (int place = 0; place < files.size(); place++) {
                Path file = files.get(place);
                Results results = all.get(place);
                if (results.runs().isEmpty()) {
                    throw new IllegalArgumentException(property + ": '" + file + "' holds no run");
                }
                Path before = sessions.putIfAbsent(
                        results.startedAt() + " " + results.plan().seed(), file);
                if (before != null) {
                    throw new IllegalArgumentException(
                            property + ": '" + file + "' is the same session as '" + before + "'");
                }
                read.put(file, results);
            }
        }
        return read;
    }

    /** On all CPUs: two hundred sessions are 40 MB of JSON. */
    private static List<Results> readAll(List<Path> files) throws IOException {
        try {
            return files.parallelStream().map(SessionFiles::readOne).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Results readOne(Path file) {
        try {
            return ResultsJson.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String property, String name, Path from) throws IOException {
        if (name.contains("*") || name.contains("?") || name.contains("{")) {
            return matching(property, name, from);
        }
        try {
            Path named = from.resolve(name);
            return Files.isDirectory(named) ? below(named) : Files.exists(named) ? List.of(named) : List.of();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(property + ": no path: " + Quoted.of(name), e);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> walked = Files.walk(folder, DEEPEST)) {
            return walked.filter(file -> file.endsWith(ResultsFile.NAME))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    /** The part before the first sign of a pattern is walked, the rest is matched. */
    private static List<Path> matching(String property, String glob, Path from) throws IOException {
        int sign = glob.chars()
                .filter(character -> "*?{[".indexOf(character) >= 0)
                .map(glob::indexOf)
                .min()
                .orElse(0);
        int slash = glob.lastIndexOf('/', sign);
        Path root = from.resolve(slash < 0 ? "" : glob.substring(0, slash + 1)).normalize();
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(slash + 1));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(property + ": no glob: " + Quoted.of(glob), e);
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walked = Files.walk(root, DEEPEST)) {
            walked.filter(file -> !file.equals(root) && matcher.matches(root.relativize(file)))
                    .sorted()
                    .limit(MOST_FILES)
                    .forEach(found::add);
        }
        List<Path> files = new ArrayList<>();
        for (Path file : found) {
            if (Files.isDirectory(file)) {
                files.addAll(below(file));
            } else {
                files.add(file);
            }
        }
        return files.stream().distinct().toList();
    }
}
