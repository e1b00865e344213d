package io.github.ipcbench.machine;

import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.HostDetails;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds out what else about this machine can explain a figure. */
public final class HostDetailsProbe {
    private static final String CLOCK_SOURCE = "sys/devices/system/clocksource/clocksource0/current_clocksource";
    private static final String OS_RELEASE = "etc/os-release";
    private static final String SYSCTLS = "proc/sys";
    private static final String CPUS = "sys/devices/system/cpu";

    /** What bounds a local datagram and how many may wait (unix(7), socket(7)). */
    private static final List<String> SOCKET_SYSCTLS = List.of(
            "net.unix.max_dgram_qlen",
            "net.core.wmem_default",
            "net.core.wmem_max",
            "net.core.rmem_default",
            "net.core.rmem_max",
            "net.core.optmem_max");

    private static final List<String> KERNEL_OPTIONS = List.of(
            "HZ",
            "TICK_CPU_ACCOUNTING",
            "VIRT_CPU_ACCOUNTING_GEN",
            "VIRT_CPU_ACCOUNTING_NATIVE",
            "IRQ_TIME_ACCOUNTING",
            "PARAVIRT_TIME_ACCOUNTING",
            "NO_HZ_IDLE",
            "NO_HZ_FULL",
            "PREEMPT_NONE",
            "PREEMPT_VOLUNTARY",
            "PREEMPT",
            "PREEMPT_LAZY",
            "PREEMPT_RT",
            "PREEMPT_DYNAMIC");

    /** Of an option that is a number, as HZ is, none or a negative one. */
    private static final Pattern NO_VALUE = Pattern.compile("0+|-.*");

    /** Sizes and modes, switches, and options whose value is a number. */
    private static final Pattern COST_FLAG =
            Pattern.compile("-X(mx|ms|mn|ss)[0-9]+[kmgtKMGT]?|-X(int|comp|mixed|batch|rs)"
                    + "|-Xshare:(auto|on|off)|-XX:[+-]\\w+|-XX:\\w+=[0-9]+(\\.[0-9]+)?[kmgtKMGT]?");

    private HostDetailsProbe() {}

    /**
     * Describes this machine.
     *
     * @param tempDirectory an existing directory, of which only the mount options are kept
     * @param accounting as a worker found it, see {@link AccountingProbe}
     * @param workerFlags what a worker's JVM is started with, of which only what concerns cost is kept
     */
    public static HostDetails detect(Path tempDirectory, CpuAccounting accounting, List<String> workerFlags) {
        return under(Path.of("/"), tempDirectory, accounting, workerFlags);
    }

    /** @param root of the file system that tells */
    static HostDetails under(Path root, Path tempDirectory, CpuAccounting accounting, List<String> workerFlags) {
        ControlGroup group = ControlGroup.under(root);
        return new HostDetails(
                SystemFile.text(root.resolve(OS_RELEASE)).flatMap(HostDetailsProbe::distribution),
                Hypervisor.under(root),
                group.inContainer(),
                group.cpuQuota(),
                group.memoryLimit(),
                CpuCaches.under(root.resolve(CPUS)),
                accounting,
                kernelOptions(KernelConfig.under(root, System.getProperty("os.version"))),
                SystemFile.name(root.resolve(CLOCK_SOURCE)),
                MountTable.holding(root, tempDirectory)
                        .map(MountTable.Mount::impersonalOptions)
                        .orElse(List.of()),
                sysctls(root.resolve(SYSCTLS)),
                costFlags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                costFlags(workerFlags),
                Optional.empty());
    }

    /** Those flags of a JVM that can change what it costs and whose form leaves no room for a path, a name or a command. */
    public static List<String> costFlags(List<String> jvmArguments) {
        return jvmArguments.stream()
                .filter(argument -> COST_FLAG.matcher(argument).matches())
                .toList();
    }

    /** Name and version of the distribution (os-release(5)), such as {@code Debian GNU/Linux 12}. */
    static Optional<String> distribution(String osRelease) {
        Optional<String> name = assigned("NAME", osRelease);
        Optional<String> version = assigned("VERSION_ID", osRelease);
        return name.map(given -> version.map(number -> given + " " + number).orElse(given));
    }

    private static Optional<String> assigned(String variable, String osRelease) {
        return osRelease
                .lines()
                .filter(line -> line.startsWith(variable + "="))
                .map(line -> line.substring(variable.length() + 1)
                        .replaceAll("[\"']", "")
                        .strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    static Map<String, String> kernelOptions(Optional<KernelConfig> config) {
        Map<String, String> options = new TreeMap<>();
        for (String name : KERNEL_OPTIONS) {
            config.map(c -> c.options().get(name))
                    .filter(value -> !NO_VALUE.matcher(value).matches())
                    .ifPresent(value -> options.put(name, value));
        }
        return options;
    }

    /** No socket has a buffer of no bytes. */
    private static void putKnown(Map<String, Long> values, String name, long number) {
        if (number > 0) {
            values.put(name, number);
        }
    }

    static Map<String, Long> sysctls(Path root) {
        Map<String, Long> values = new TreeMap<>();
        for (String name : SOCKET_SYSCTLS) {
            SystemFile.value(root.resolve(name.replace('.', '/')))
                    .map(ProcFormat::number)
                    .ifPresent(value -> value.ifPresent(number -> putKnown(values, name, number)));
        }
        return values;
    }
}
