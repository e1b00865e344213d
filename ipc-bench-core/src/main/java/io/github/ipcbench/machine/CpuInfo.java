package io.github.ipcbench.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code /proc/cpuinfo}. */
final class CpuInfo {
    private CpuInfo() {}

    /** The processor's marketing name, or on AArch64, whose kernel prints none, the numbers of its maker and design. */
    static Optional<String> modelName(List<String> lines) {
        return firstValue(lines, "model name")
                .or(() -> firstValue(lines, "cpu"))
                .or(() -> firstValue(lines, "uarch"))
                .or(() -> firstValue(lines, "CPU implementer")
                        .flatMap(maker ->
                                firstValue(lines, "CPU part").map(part -> "implementer " + maker + ", part " + part)));
    }

    /** Whether the processor itself says that it is virtual; only x86 has such a flag. */
    static boolean saysVirtual(List<String> lines) {
        return firstValue(lines, "flags").stream()
                .anyMatch(flags -> Arrays.asList(flags.split(" ")).contains("hypervisor"));
    }

    private static Optional<String> firstValue(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> keyOf(line).equals(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s+", " "))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String keyOf(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip();
    }
}
