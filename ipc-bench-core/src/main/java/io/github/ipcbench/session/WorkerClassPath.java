package io.github.ipcbench.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What workers need of a class path: the engine, the libraries it calls there, and whatever is not known here, such as
 * somebody else's mode and its libraries. Artifacts are known by their files' names.
 */
final class WorkerClassPath {
    private static final Set<String> OF_WORKERS =
            Set.of("ipc-bench-core", "jna-jpms", "junixsocket-common", "junixsocket-native-common", "HdrHistogram");

    /** What Maven and the report call, and no mode. */
    private static final Set<String> OF_GOALS = Set.of(
            "ipc-bench-maven-plugin",
            "ipc-bench-site-templates",
            "freemarker",
            "progressbar",
            "maven-reporting-api",
            "doxia-sink-api",
            "doxia-logging-api",
            "plexus-utils");

    /** What only the controller calls of the engine; a mode of somebody else's may call it too. */
    private static final Set<String> OF_THE_CONTROLLER = Set.of(
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-datatype-jdk8",
            "commons-numbers-arrays",
            "commons-numbers-combinatorics",
            "commons-numbers-core",
            "commons-numbers-fraction",
            "commons-numbers-gamma",
            "commons-numbers-rootfinder",
            "commons-rng-client-api",
            "commons-rng-sampling",
            "commons-statistics-descriptive",
            "commons-statistics-distribution",
            "commons-statistics-inference",
            "commons-statistics-ranking",
            "slf4j-api");

    private static final Pattern JAR = Pattern.compile("(.+?)-\\d.*\\.jar");

    private WorkerClassPath() {}

    /** Those entries that workers need, in their order. */
    static List<Path> of(List<Path> whole) {
        List<Path> mayBeNeeded = whole.stream()
                .filter(WorkerClassPath::holdsClasses)
                .filter(entry -> !OF_GOALS.contains(artifact(entry)))
                .toList();
        boolean onlyOurs = mayBeNeeded.stream()
                .map(WorkerClassPath::artifact)
                .allMatch(artifact -> OF_WORKERS.contains(artifact) || OF_THE_CONTROLLER.contains(artifact));
        return onlyOurs
                ? mayBeNeeded.stream()
                        .filter(entry -> OF_WORKERS.contains(artifact(entry)))
                        .toList()
                : mayBeNeeded;
    }

    /** A dependency without a jar is on the class path as its POM; a JVM takes no archive of classes then. */
    private static boolean holdsClasses(Path entry) {
        return !entry.toString().endsWith(".pom");
    }

    /** Its name without its version; of a folder, its whole name. */
    private static String artifact(Path entry) {
        Path name = entry.getFileName();
        Matcher jar = JAR.matcher(name == null ? "" : name.toString());
        return jar.matches() ? jar.group(1) : String.valueOf(name);
    }
}
