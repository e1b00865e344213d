package io.github.ipcbench.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our flags of a worker's JVM; a flag of the user's takes the place of ours of its kind, since not both can stand. */
final class WorkerFlags {
    private static final int HEAP_MEBIBYTES = 64;

    /** Whoever says how large one part of the heap is means another heap than ours. */
    private static final Pattern HEAP =
            Pattern.compile("-X?m[sxn].*|-XX:(Initial|Max|Min)HeapSize=.*|-XX:(Max)?NewSize=.*|-XX:\\w*RAM\\w*=.*");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:[+-]Use\\w*GC");
    private static final Pattern CRASH_REPORT = Pattern.compile("-XX:(ErrorFile=.*|[+-]ErrorFileToStd(out|err))");

    private static final Pattern ARCHIVE = Pattern.compile("-XX:(SharedArchiveFile|ArchiveClassesAtExit|AOT\\w+)=.*");

    /** Of one name there is one value: {@code -XX:+Name}, {@code -XX:Name=value}, {@code -Xname:value}, {@code --name=value}. */
    private static final Pattern NAMED =
            Pattern.compile("(-XX:)[+-]?(\\w+)(=.*)?|(-X[a-z]+)(:.*)?|(--?[A-Za-z][^=]*)(=.*)?");

    private WorkerFlags() {}

    /**
     * The heap is small and constant, garbage is collected by the one thread that made it, and nothing is written to shared
     * directories: should the JVM crash, its report goes to the log.
     *
     * @param directBytes most direct memory it may take
     * @param users arguments that follow ours
     * @param archive what it does with an archive of classes
     */
    static List<String> beside(List<String> users, long directBytes, Optional<String> archive) {
        Set<String> taken = new HashSet<>();
        users.forEach(flag -> taken.add(kind(flag)));
        return Stream.concat(ours(directBytes).stream(), archive.stream())
                .filter(flag -> !taken.contains(kind(flag)))
                .toList();
    }

    private static List<String> ours(long directBytes) {
        return List.of(
                "-Xms" + HEAP_MEBIBYTES + "m",
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-XX:MaxDirectMemorySize=" + directBytes,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED");
    }

    private static String kind(String flag) {
        if (HEAP.matcher(flag).matches()) {
            return "heap";
        } else if (COLLECTOR.matcher(flag).matches()) {
            return "collector";
        } else if (CRASH_REPORT.matcher(flag).matches()) {
            return "crash report";
        } else if (ARCHIVE.matcher(flag).matches()) {
            return "archive of classes";
        }
        Matcher named = NAMED.matcher(flag);
        if (!named.matches()) {
            return flag;
        }
        if (named.group(1) != null) {
            return named.group(2);
        }
        return named.group(4) != null ? named.group(4) : named.group(6);
    }
}
