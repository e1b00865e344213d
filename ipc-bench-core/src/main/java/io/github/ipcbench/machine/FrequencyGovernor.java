package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** How the CPUs choose their clock frequency, where the machine lets the kernel choose. */
public final class FrequencyGovernor {
    private FrequencyGovernor() {}

    /** Names of the governors in use, joined by commas; absent where there is none, as in most virtual machines. */
    public static Optional<String> current() {
        return in(Path.of("/sys/devices/system/cpu"));
    }

    static Optional<String> in(Path cpuFolder) {
        NavigableSet<String> governors = new TreeSet<>();
        try (DirectoryStream<Path> cpus = Files.newDirectoryStream(cpuFolder, "cpu[0-9]*")) {
            for (Path cpu : cpus) {
                SystemFile.name(cpu.resolve("cpufreq/scaling_governor")).ifPresent(governors::add);
            }
        } catch (IOException | DirectoryIteratorException absent) {
            return Optional.empty();
        }
        return governors.isEmpty() ? Optional.empty() : Optional.of(String.join(",", governors));
    }
}
