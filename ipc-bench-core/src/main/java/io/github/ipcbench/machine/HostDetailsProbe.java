package io.github.ipcbench.machine;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.results.CpuCache;
import io.github.ipcbench.results.HostDetails;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.software.os.CgroupInfo;
import oshi.software.os.OperatingSystem;

/** Finds out what else about this machine can explain a figure; about half a second, most of it for the accounting. */
public final class HostDetailsProbe {
    private static final Path CLOCK_SOURCE =
            Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    private static final Path SYSCTLS = Path.of("/proc/sys");

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

    /** Sizes and modes, switches, and options whose value is a number. */
    private static final Pattern COST_FLAG =
            Pattern.compile("-X(mx|ms|mn|ss)[0-9]+[kmgtKMGT]?|-X(int|comp|mixed|batch|rs)"
                    + "|-Xshare:(auto|on|off)|-XX:[+-]\\w+|-XX:\\w+=[0-9]+(\\.[0-9]+)?[kmgtKMGT]?");

    private HostDetailsProbe() {}

    /**
     * Describes this machine.
     *
     * @param tempDirectory an existing directory, of which only the mount options are kept
     * @param workerFlags what a worker's JVM is started with, of which only what concerns cost is kept
     */
    public static HostDetails detect(Path tempDirectory, List<String> workerFlags) {
        SystemInfo system = new SystemInfo();
        CgroupInfo limits = system.getOperatingSystem().getCgroupInfo();
        return new HostDetails(
                distribution(system.getOperatingSystem()),
                Hypervisor.detect(),
                limits.isContainerized(),
                cpuQuota(limits),
                memoryLimit(limits),
                caches(system.getHardware().getProcessor()),
                AccountingProbe.detect(Linux.ofThisProcess()),
                kernelOptions(KernelConfig.ofRunningKernel()),
                SystemFile.value(CLOCK_SOURCE),
                MountTable.holding(tempDirectory)
                        .map(MountTable.Mount::impersonalOptions)
                        .orElse(List.of()),
                sysctls(SYSCTLS),
                costFlags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                costFlags(workerFlags));
    }

    /** Those flags of a JVM that can change what it costs and whose form leaves no room for a path, a name or a command. */
    static List<String> costFlags(List<String> jvmArguments) {
        return jvmArguments.stream()
                .filter(argument -> COST_FLAG.matcher(argument).matches())
                .toList();
    }

    private static Optional<String> distribution(OperatingSystem system) {
        OperatingSystem.OSVersionInfo version = system.getVersionInfo();
        String name = String.join(" ", orEmpty(system.getFamily()), orEmpty(version.getVersion()))
                .strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static String orEmpty(String text) {
        return text == null || text.equals("unknown") ? "" : text;
    }

    private static OptionalDouble cpuQuota(CgroupInfo limits) {
        long quota = limits.getCpuQuota();
        long period = limits.getCpuPeriod();
        return quota > 0 && period > 0 ? OptionalDouble.of((double) quota / period) : OptionalDouble.empty();
    }

    private static OptionalLong memoryLimit(CgroupInfo limits) {
        long bytes = limits.getMemoryLimit();
        return bytes > 0 && bytes != CgroupInfo.UNLIMITED_MEMORY ? OptionalLong.of(bytes) : OptionalLong.empty();
    }

    private static List<CpuCache> caches(CentralProcessor processor) {
        return processor.getProcessorCaches().stream()
                .map(cache -> new CpuCache(
                        cache.getLevel(),
                        cache.getType().name().toLowerCase(Locale.ROOT),
                        Integer.toUnsignedLong(cache.getCacheSize())))
                .sorted(Comparator.comparingInt(CpuCache::level).thenComparing(CpuCache::type))
                .toList();
    }

    static Map<String, String> kernelOptions(Optional<KernelConfig> config) {
        Map<String, String> options = new TreeMap<>();
        for (String name : KERNEL_OPTIONS) {
            config.map(c -> c.options().get(name)).ifPresent(value -> options.put(name, value));
        }
        return options;
    }

    static Map<String, Long> sysctls(Path root) {
        Map<String, Long> values = new TreeMap<>();
        for (String name : SOCKET_SYSCTLS) {
            SystemFile.value(root.resolve(name.replace('.', '/')))
                    .map(ProcFormat::number)
                    .ifPresent(value -> value.ifPresent(number -> values.put(name, number)));
        }
        return values;
    }
}
