package io.github.ipcbench.results;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.ipcbench.plan.IoReason;
import io.github.ipcbench.plan.PlanProperty;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What IPC Bench writes into an output directory, and what it therefore must not find there: links, pipes, and files of
 * others. Why they are refused and not put aside: {@code docs/decisions/0015-files-of-others.md}.
 */
public final class OutputDirectory {
    /** The folder of the workers' logs. */
    public static final String LOGS = "logs";

    /** The page that people read. */
    public static final String PAGE = "report.html";

    private static final String CHARTS = "charts";

    private static final Map<String, FileMark> RESULTS = new LinkedHashMap<>();
    private static final Map<String, FileMark> REPORTS = new LinkedHashMap<>();

    static {
        RESULTS.put("results.json", FileMark.RESULTS);
        RESULTS.put("results.previous.json", FileMark.RESULTS);
        REPORTS.put(PAGE, FileMark.MARKUP);
        REPORTS.put("report.md", FileMark.MARKUP);
        REPORTS.put("summary.md", FileMark.MARKUP);
        REPORTS.put("runs.csv", FileMark.EXPORT);
        for (String chart : List.of("multiples", "runs", "work")) {
            REPORTS.put(CHARTS + "/" + chart + ".svg", FileMark.MARKUP);
            REPORTS.put(CHARTS + "/" + chart + "-dark.svg", FileMark.MARKUP);
        }
    }

    private static final Pattern LOG = Pattern.compile(".+-(sender|receiver)\\.log");
    private static final Pattern TRACE = Pattern.compile("trace-.+-(sender|receiver)\\.strace");

    /** Stands for the file whose owner shows who this user is in a directory. */
    private static final String OWNED = "ipcbench";

    private static final Pattern TEMPORARY = Pattern.compile(
            Stream.concat(Stream.of(OWNED), Stream.concat(RESULTS.keySet().stream(), REPORTS.keySet().stream()))
                    .map(name -> Pattern.quote(name.substring(name.lastIndexOf('/') + 1)))
                    .collect(Collectors.joining("|", "\\.(", ")\\.[0-9]+-[0-9a-f]+\\.tmp")));

    private OutputDirectory() {}

    /**
     * Requires that everything a session would replace is ours.
     *
     * @throws ForeignFilesException naming each file that is not
     * @throws IOException when the directory cannot be read or written
     */
    public static void requireOurs(Path directory) throws IOException {
        Object owner = ownerOfNewFiles(directory);
        Map<String, String> obstacles = obstacles(directory, RESULTS, owner);
        obstacles.putAll(obstacles(directory, REPORTS, owner));
        obstacles.putAll(obstaclesInLogs(directory.resolve(LOGS), owner));
        refuse(directory, obstacles);
    }

    /**
     * Requires that the reports and charts that lie in a directory are ours.
     *
     * @throws ForeignFilesException naming each that is not
     * @throws IOException when the directory cannot be written
     */
    public static void requireOurReports(Path directory) throws IOException {
        refuse(directory, obstacles(directory, REPORTS, ownerOfNewFiles(directory)));
    }

    /**
     * Requires that one file is ours, or missing.
     *
     * @throws ForeignFilesException when it is not
     * @throws IOException when its directory cannot be written
     */
    public static void requireOurs(Path directory, String name, FileMark mark) throws IOException {
        refuse(directory, obstacles(directory, Map.of(name, mark), ownerOfNewFiles(directory)));
    }

    /**
     * Writes files, all or none, making the directory where it is missing.
     *
     * @param contents by file name
     * @throws ForeignFilesException when one of them is there and not ours
     */
    public static void write(Path directory, FileMark mark, Map<String, String> contents) throws IOException {
        Files.createDirectories(directory);
        for (String name : contents.keySet()) {
            requireOurs(directory, name, mark);
        }
        try (AtomicFile.Batch files = new AtomicFile.Batch(directory, mark)) {
            for (Map.Entry<String, String> content : contents.entrySet()) {
                files.write(content.getKey(), out -> out.write(content.getValue()));
            }
            files.replace();
        }
    }

    /**
     * As {@link #requireOurs(Path, String, FileMark)}, for an error message that names the file by itself.
     *
     * @throws FileSystemException whose reason says what the file is
     */
    public static void requireReplaceable(Path file, FileMark mark) throws IOException {
        if (Files.exists(file, NOFOLLOW_LINKS)) {
            Optional<String> obstacle = mark.obstacle(file, ownerOfNewFiles(file.resolveSibling("")));
            if (obstacle.isPresent()) {
                throw new FileSystemException(file.toString(), null, "it is " + obstacle.get());
            }
        }
    }

    /**
     * Removes what a process left that was killed while it wrote, and traces that were of no use: regular files with names
     * of ours alone. Only for a directory that nobody else writes to now. What cannot be removed stays.
     */
    public static void removeLeftovers(Path directory) {
        removeRegularFiles(directory, TEMPORARY);
        removeRegularFiles(directory.resolve(CHARTS), TEMPORARY);
        removeRegularFiles(directory.resolve(LOGS), TRACE);
    }

    private static void removeRegularFiles(Path directory, Pattern pattern) {
        if (Files.isSymbolicLink(directory)) {
            return;
        }
        try {
            for (String name : names(directory, pattern)) {
                Path file = directory.resolve(name);
                if (Files.isRegularFile(file, NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // There is none, or it stays and takes a little room: no session fails for that.
        }
    }

    /** The name that a file has while it is written. */
    static Path temporary(Path file) {
        return file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
    }

    private static Map<String, String> obstacles(Path directory, Map<String, FileMark> names, Object owner) {
        Map<String, String> obstacles = new LinkedHashMap<>();
        boolean anyChart = names.keySet().stream().anyMatch(name -> name.startsWith(CHARTS));
        if (anyChart) {
            folderObstacle(directory.resolve(CHARTS), owner).ifPresent(obstacle -> obstacles.put(CHARTS, obstacle));
        }
        names.forEach((name, mark) -> {
            if (!name.startsWith(CHARTS) || !obstacles.containsKey(CHARTS)) {
                mark.obstacle(directory.resolve(name), owner).ifPresent(obstacle -> obstacles.put(name, obstacle));
            }
        });
        return obstacles;
    }

    private static Map<String, String> obstaclesInLogs(Path logs, Object owner) throws IOException {
        Map<String, String> obstacles = new LinkedHashMap<>();
        folderObstacle(logs, owner).ifPresent(obstacle -> obstacles.put(LOGS, obstacle));
        if (obstacles.isEmpty() && Files.exists(logs)) {
            for (String name : names(logs, Pattern.compile(LOG + "|" + TRACE))) {
                FileMark mark = LOG.matcher(name).matches() ? FileMark.LOG : FileMark.TRACE;
                mark.obstacle(logs.resolve(name), owner)
                        .ifPresent(obstacle -> obstacles.put(LOGS + "/" + name, obstacle));
            }
        }
        return obstacles;
    }

    private static Optional<String> folderObstacle(Path folder, Object owner) {
        try {
            Map<String, Object> found =
                    Files.readAttributes(folder, "unix:isSymbolicLink,isDirectory,uid", NOFOLLOW_LINKS);
            if (found.get("isSymbolicLink").equals(true)) {
                return Optional.of("a link");
            } else if (!found.get("isDirectory").equals(true)) {
                return Optional.of("no folder");
            }
            return found.get("uid").equals(owner) ? Optional.empty() : Optional.of("another user's");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("unreadable: " + IoReason.of(e));
        }
    }

    private static void refuse(Path directory, Map<String, String> obstacles) throws ForeignFilesException {
        if (!obstacles.isEmpty()) {
            String files = obstacles.entrySet().stream()
                    .map(each -> each.getKey() + " (" + each.getValue() + ")")
                    .collect(Collectors.joining(", "));
            throw new ForeignFilesException(PlanProperty.OUTPUT_DIRECTORY + ": '" + directory
                    + "' holds what IPC Bench must not replace: " + files
                    + "; move it away, or name a directory of its own");
        }
    }

    /**
     * The user id that files of this process have in a directory. Asked of a file made there: a network or shared file
     * system may show another one than the process has.
     */
    private static Object ownerOfNewFiles(Path directory) throws IOException {
        Path file = Files.createFile(temporary(directory.resolve(OWNED)));
        try {
            return Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static List<String> names(Path directory, Pattern pattern) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (pattern.matcher(name).matches()) {
                    names.add(name);
                }
            }
        }
        return names.stream().sorted().toList();
    }
}
