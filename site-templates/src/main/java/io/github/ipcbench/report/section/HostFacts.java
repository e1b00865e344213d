package io.github.ipcbench.report.section;

import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.CpuCache;
import io.github.ipcbench.results.HostDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What else about the machine can explain a figure, as named values; what is not known is left out. */
final class HostFacts {
    private HostFacts() {}

    static List<Fact> of(HostDetails details) {
        List<Fact> facts = new ArrayList<>();
        details.distribution().ifPresent(name -> facts.add(fact("Distribution", name)));
        facts.add(fact("Virtual machine", details.hypervisor().orElse("none found")));
        facts.add(fact("Container", details.containerized() ? "yes" : "none found"));
        details.cpuQuota()
                .ifPresent(
                        quota -> facts.add(fact("CPU limit of the control group", Numbers.fixed(quota, 2) + " CPUs")));
        details.memoryLimitBytes()
                .ifPresent(limit -> facts.add(fact("Memory limit of the control group", Numbers.gibibytes(limit))));
        list(
                facts,
                "CPU caches",
                details.caches().stream().map(HostFacts::cache).toList());
        facts.add(fact("Split of CPU time", accounting(details.accounting())));
        list(facts, "Kernel options", named(details.kernelOptions()));
        details.clockSource().ifPresent(source -> facts.add(fact("Clock source", source)));
        list(facts, "Mount options of the temporary directory", details.tempMountOptions());
        list(facts, "Kernel settings for sockets", named(details.sysctls()));
        list(facts, "Flags of Maven’s JVM", details.controllerJvmFlags());
        list(facts, "Flags of the workers’ JVMs", details.workerJvmFlags());
        return facts;
    }

    private static void list(List<Fact> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(fact(name, String.join(", ", values)));
        }
    }

    private static List<String> named(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .toList();
    }

    private static String cache(CpuCache cache) {
        return "L" + cache.level() + " " + cache.type() + " " + Numbers.whole(cache.sizeBytes() >> 10) + " KiB";
    }

    private static String accounting(CpuAccounting accounting) {
        String mode = switch (accounting.mode()) {
            case CpuAccounting.TICK -> "sampled by timer ticks";
            case CpuAccounting.PRECISE -> "timed at every passage";
            default -> "not known";
        };
        String rate = accounting.ticksPerSecond().isPresent()
                ? ", " + accounting.ticksPerSecond().getAsInt() + " a second"
                : "";
        return mode + rate + " (" + accounting.foundBy() + ")";
    }

    private static Fact fact(String name, String value) {
        return new Fact(name, Text.line(value));
    }
}
