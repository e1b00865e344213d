package io.github.ipcbench.machine;

import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Finds out what machine a session runs on, without naming its user, its host or any path. */
public final class EnvironmentProbe {
    static final String UNKNOWN = "unknown";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
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
        String java = javaDescription();
        return new Environment(
                CpuInfo.modelName(SystemFile.lines(CPU_INFO).orElse(List.of())).orElse(UNKNOWN),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                java,
                java,
                jvm.expectedNativeCalls().map(NativeChoice::id).orElse(UNKNOWN),
                fileSystemType(tempDirectory),
                OptionalInt.empty(),
                OptionalInt.empty(),
                loadAverage());
    }

    /** Version and vendor of the JDK this is called on, such as {@code 17.0.15+6 (Eclipse Adoptium)}. */
    public static String javaDescription() {
        return System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
    }

    private static long memoryBytes() {
        return SystemFile.lines(MEMORY_INFO)
                .flatMap(lines -> lines.stream()
                        .filter(line -> line.startsWith("MemTotal:"))
                        .map(line ->
                                ProcFormat.number(line.replaceAll("\\D", "")).orElse(0) * KIBIBYTE)
                        .findFirst())
                .orElse(0L);
    }

    /** A directory whose mount the mount table does not show, as in some chroots, has a file system all the same. */
    private static String fileSystemType(Path directory) {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException notInMountTable) {
            return UNKNOWN;
        }
    }

    static double loadAverage() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load < 0) {
            throw new IllegalStateException("load average: the system gives none; /proc/loadavg must be readable");
        }
        return load;
    }
}
