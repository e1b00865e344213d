package io.github.ipcbench.machine;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text where the kernel's tables are expected is read as far as it goes; what cannot be read is absent. */
public final class HostTextFuzz {
    private HostTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        ProcFormat.schedStat(text);
        ProcFormat.counter(lines, "voluntary_ctxt_switches");
        ProcFormat.cpuTicks(lines);
        ProcFormat.onlineCpus(lines);
        ProcFormat.pressureMicros(lines);
        ProcFormat.loadAverage(text);
        ProcFormat.number(text);
        MountTable.holding("/tmp/x", lines);
        KernelConfig.parse(lines);
    }
}
