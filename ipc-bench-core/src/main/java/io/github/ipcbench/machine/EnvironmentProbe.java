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
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/** Finds out what machine a session runs on, without naming its user, its host or any path. */
public final class EnvironmentProbe {
    static final String UNKNOWN = "unknown";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private EnvironmentProbe() {}

    /**
     * Describes this machine as it is now. The workers' JDK is taken to be the controller's, and the socket buffers are
     * absent, until the session knows better.
     *
     * @param tempDirectory an existing directory, of which only the file system's type is kept
     * @param jvm what workers will run on
     */
    public static Environment detect(Path tempDirectory, WorkerJvm jvm) {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        String java = javaDescription();
        return new Environment(
                cpuModel(hardware),
                Runtime.getRuntime().availableProcessors(),
                hardware.getMemory().getTotal(),
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

    /**
     * OSHI finds the name everywhere, but runs lshw and dmidecode on the way, which can take seconds; so it is asked only
     * where the kernel does not print the name.
     */
    private static String cpuModel(HardwareAbstractionLayer hardware) {
        return CpuInfo.modelName(SystemFile.lines(CPU_INFO).orElse(List.of())).orElseGet(() -> {
            String name = hardware.getProcessor().getProcessorIdentifier().getName();
            return name.isBlank() ? UNKNOWN : name;
        });
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
