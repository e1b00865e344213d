package io.github.ipcbench.results;

import static io.github.ipcbench.results.Difference.compare;

import io.github.ipcbench.results.Environment.VariantWorkers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether figures measured on two machines, or on one at two times, may stand in one table.
 *
 * <p>Compared is what changes the cost of a call or a copy. Left out are the JDK and flags of the controller, which moves
 * no message, the load, which noise warnings are about, the size of memory, of which a kernel reports a little more or
 * less from boot to boot, and what follows from the CPU or the kernel's release.
 */
public final class MachineDifferences {
    private static final String UNKNOWN = "not known";
    private static final String NONE = "none";

    private MachineDifferences() {}

    /** What makes figures of the two incomparable; empty when nothing does. */
    public static List<Difference> between(Environment stored, Environment now) {
        List<Difference> differences = new ArrayList<>();
        compare("CPU model", stored.cpu(), now.cpu(), differences);
        compare("number of CPUs", stored.cores(), now.cores(), differences);
        compare("architecture", stored.architecture(), now.architecture(), differences);
        compare("operating system", stored.operatingSystem(), now.operatingSystem(), differences);
        compare("kernel", stored.kernel(), now.kernel(), differences);
        compare("JDK of the workers", stored.workerJava(), now.workerJava(), differences);
        compare("the workers' way to the kernel", stored.workerNative(), now.workerNative(), differences);
        compare("file system of the temporary directory", stored.tempFileSystem(), now.tempFileSystem(), differences);
        compare(
                "file system of shared memory",
                orElse(stored.queueFileSystem(), UNKNOWN),
                orElse(now.queueFileSystem(), UNKNOWN),
                differences);
        stored.details()
                .ifPresent(before -> now.details().ifPresent(after -> compareDetails(before, after, differences)));
        stored.variants()
                .orElse(List.of())
                .forEach(before -> compareWorkers(before, now.workers(before.variant()), differences));
        return List.copyOf(differences);
    }

    private static void compareWorkers(
            VariantWorkers stored, Optional<VariantWorkers> now, List<Difference> differences) {
        String of = ", variant " + stored.variant();
        compare("JDK of the workers" + of, stored.workerJava(), of(now, VariantWorkers::workerJava), differences);
        compare(
                "the workers' way to the kernel" + of,
                stored.workerNative(),
                of(now, VariantWorkers::workerNative),
                differences);
        compare(
                "flags of the workers' JVM" + of,
                flags(stored.workerJvmFlags()),
                of(now, workers -> flags(workers.workerJvmFlags())),
                differences);
        compare(
                "file system of the temporary directory" + of,
                stored.tempFileSystem(),
                of(now, VariantWorkers::tempFileSystem),
                differences);
    }

    private static String of(Optional<VariantWorkers> workers, Function<VariantWorkers, String> value) {
        return workers.map(value).orElse(UNKNOWN);
    }

    private static void compareDetails(HostDetails stored, HostDetails now, List<Difference> differences) {
        compare("hypervisor", orElse(stored.hypervisor(), NONE), orElse(now.hypervisor(), NONE), differences);
        compare("in a container", stored.containerized(), now.containerized(), differences);
        compare("CPU quota", orNone(stored.cpuQuota()), orNone(now.cpuQuota()), differences);
        compare("clock source", orElse(stored.clockSource(), UNKNOWN), orElse(now.clockSource(), UNKNOWN), differences);
        compare(
                "mount options of the temporary directory",
                String.join(",", stored.tempMountOptions()),
                String.join(",", now.tempMountOptions()),
                differences);
        compare("flags of the workers' JVM", flags(stored.workerJvmFlags()), flags(now.workerJvmFlags()), differences);
        SortedSet<String> names = new TreeSet<>(stored.sysctls().keySet());
        names.addAll(now.sysctls().keySet());
        names.forEach(name -> compare(name, value(stored.sysctls(), name), value(now.sysctls(), name), differences));
    }

    /** Less what a JVM derives from the size of memory, which differs a little from boot to boot. */
    private static String flags(List<String> flags) {
        return flags.stream()
                .filter(flag -> !flag.startsWith("-XX:MaxHeapSize="))
                .collect(Collectors.joining(" "));
    }

    private static String value(Map<String, Long> sysctls, String name) {
        return sysctls.containsKey(name) ? sysctls.get(name).toString() : UNKNOWN;
    }

    private static String orElse(Optional<String> value, String absent) {
        return value.orElse(absent);
    }

    private static String orNone(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : NONE;
    }
}
