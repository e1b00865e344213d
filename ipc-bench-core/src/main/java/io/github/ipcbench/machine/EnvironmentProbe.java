package io.github.ipcbench.machine;

import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out what machine a session runs on, without naming its user, its host or any path. */
public final class EnvironmentProbe {
    static final String UNKNOWN = "unknown";
    private static final String CPU_INFO = "proc/cpuinfo";
    private static final String MEMORY_INFO = "proc/meminfo";
    private static final String LOAD_AVERAGE = "proc/loadavg";
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s*0*([1-9][0-9]*)\\s*kB\\s*");
    private static final Pattern AVAILABLE_MEMORY = Pattern.compile("MemAvailable:\\s*0*([1-9][0-9]*)\\s*kB\\s*");
    private static final long KIBIBYTE = 1 << 10;

    private EnvironmentProbe() {}

    /**
     * Describes this machine as it is now. The workers' JDK is taken to be the controller's, and the socket buffers are
     * absent, until the session knows better.
     *
     * @param tempDirectory an existing directory, of which only the file system's type is kept
     * @param jvm what workers will run on
     */
    public static Environment detect(Path tempDirectory, WorkerJvm jvm) {
        return under(Path.of("/"), tempDirectory, jvm);
    }

    /** @param root of the file system that tells */
    static Environment under(Path root, Path tempDirectory, WorkerJvm jvm) {
        String java = javaDescription();
        return new Environment(
                CpuInfo.modelName(SystemFile.lines(root.resolve(CPU_INFO)).orElse(List.of()))
                        .orElse(UNKNOWN),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes(root),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                java,
                java,
                jvm.expectedNativeCalls().map(NativeChoice::id).orElse(UNKNOWN),
                fileSystemType(tempDirectory),
                OptionalInt.empty(),
                OptionalInt.empty(),
                loadAverage(root));
    }

    /** Version and vendor of the JDK this is called on, such as {@code 17.0.15+6 (Eclipse Adoptium)}. */
    public static String javaDescription() {
        return System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
    }

    private static OptionalLong memoryBytes(Path root) {
        return memory(root, MEMORY);
    }

    /** Memory that processes can have now, caches given back, where the kernel tells. */
    public static OptionalLong availableMemoryBytes() {
        return memory(Path.of("/"), AVAILABLE_MEMORY);
    }

    private static OptionalLong memory(Path root, Pattern named) {
        return SystemFile.lines(root.resolve(MEMORY_INFO)).orElse(List.of()).stream()
                .map(named::matcher)
                .filter(Matcher::matches)
                .map(line -> Absent.times(ProcFormat.number(line.group(1)), KIBIBYTE))
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** What a directory lies on, {@code unknown} where the mount table does not show it, as in some chroots. */
    public static String fileSystemType(Path directory) {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException notInMountTable) {
            return UNKNOWN;
        }
    }

    static OptionalDouble loadAverage(Path root) {
        return SystemFile.text(root.resolve(LOAD_AVERAGE))
                .map(ProcFormat::loadAverage)
                .orElse(OptionalDouble.empty());
    }
}
