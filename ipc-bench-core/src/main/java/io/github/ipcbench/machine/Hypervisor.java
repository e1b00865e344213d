package io.github.ipcbench.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of virtual machine this is, from what its firmware and clocks are called.
 */
final class Hypervisor {
    private static final String DMI = "sys/class/dmi/id/";
    private static final String CLOCK_SOURCES = "sys/devices/system/clocksource/clocksource0/available_clocksource";
    private static final String XEN = "sys/hypervisor/type";
    private static final String CPU_INFO = "proc/cpuinfo";

    /** Words in the firmware's vendor and product names, the more telling first. */
    private static final List<Map.Entry<String, String>> FIRMWARE_WORDS = List.of(
            Map.entry("amazon ec2", "Amazon EC2"),
            Map.entry("google compute engine", "Google Compute Engine"),
            Map.entry("vmware", "VMware"),
            Map.entry("virtualbox", "VirtualBox"),
            Map.entry("parallels", "Parallels"),
            Map.entry("microsoft corporation virtual machine", "Hyper-V"),
            Map.entry("openstack", "OpenStack"),
            Map.entry("bochs", "Bochs"),
            Map.entry("bhyve", "bhyve"),
            Map.entry("apple virtualization", "Apple Virtualization"),
            Map.entry("kvm", "KVM"),
            Map.entry("qemu", "QEMU"));

    private static final List<Map.Entry<String, String>> CLOCK_WORDS =
            List.of(Map.entry("kvm-clock", "KVM"), Map.entry("hyperv", "Hyper-V"), Map.entry("xen", "Xen"));

    private static final String UNNAMED = "yes, of unknown kind";

    private Hypervisor() {}

    /** @param root of the file system */
    static Optional<String> under(Path root) {
        String firmware = SystemFile.value(root.resolve(DMI + "sys_vendor")).orElse("") + " "
                + SystemFile.value(root.resolve(DMI + "product_name")).orElse("");
        return identify(
                SystemFile.name(root.resolve(XEN)),
                firmware,
                SystemFile.value(root.resolve(CLOCK_SOURCES)).orElse(""),
                CpuInfo.saysVirtual(SystemFile.lines(root.resolve(CPU_INFO)).orElse(List.of())));
    }

    /**
     * Weighs the evidence.
     *
     * @param hypervisorType what the kernel itself calls it
     * @param firmware vendor and product name
     * @param clockSources those the kernel offers
     * @param cpuFlag whether the processor says that it is virtual
     */
    static Optional<String> identify(
            Optional<String> hypervisorType, String firmware, String clockSources, boolean cpuFlag) {
        return hypervisorType
                .map(Hypervisor::capitalized)
                .or(() -> firstNamedIn(firmware, FIRMWARE_WORDS, cpuFlag))
                .or(() -> firstNamedIn(clockSources, CLOCK_WORDS, true))
                .or(() -> cpuFlag ? Optional.of(UNNAMED) : Optional.empty());
    }

    /** A cloud's bare-metal machine bears the cloud's name as well; only the processor's flag makes it virtual. */
    private static Optional<String> firstNamedIn(
            String text, List<Map.Entry<String, String>> names, boolean isVirtual) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> isVirtual && lowerCase.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
