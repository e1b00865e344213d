package io.github.ipcbench.report.section;

import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.PlanProperty.WholeNumber;
import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.CpuCache;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.Environment.VariantWorkers;
import io.github.ipcbench.results.HostDetails;
import io.github.ipcbench.results.LargestDatagram;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The plan and the machine as named values. */
public final class MachineSection implements Section {
    private static final String NOT_KNOWN = "not known";
    private static final String JDK = "Workers’ JDK";
    private static final String WAY = "Workers’ way to the kernel";
    private static final String FLAGS = "Flags of the workers’ JVMs";
    private static final String FILES = "File system of the temporary directory";

    @Override
    public Optional<ReportModel.Section> of(ReportInput input) {
        return Optional.of(ReportModel.Section.of(
                "machine",
                "Machine and settings",
                new ReportModel.Machine(plan(input.results()), environment(input.results()))));
    }

    public static List<Fact> plan(Results results) {
        PlanRecord plan = results.plan();
        List<Fact> facts = new ArrayList<>();
        for (PlanProperty property : PlanProperty.values()) {
            property.factName().ifPresent(name -> {
                if (!plan.values(property).isEmpty()) {
                    facts.add(fact(name, shown(property, plan.values(property))));
                }
                for (VariantRecord variant : plan.variants()) {
                    String of = plan.variants().size() > 1 ? ", " + variant.name() : "";
                    variant.value(property).ifPresent(value -> facts.add(fact(name + of, value)));
                }
            });
        }
        return facts;
    }

    /** A seed is typed again, so it stays as it is. */
    private static String shown(PlanProperty property, List<String> values) {
        if (property == PlanProperty.SIZE
                || (property.value() instanceof WholeNumber && property != PlanProperty.SEED)) {
            return values.stream().map(Long::parseLong).map(Numbers::whole).collect(Collectors.joining(" | "));
        }
        return String.join(", ", values);
    }

    public static List<Fact> environment(Results results) {
        Environment machine = results.environment();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("CPU", machine.cpu()));
        facts.add(fact("Logical CPUs", Numbers.whole(machine.cores())));
        facts.add(fact(
                "Memory",
                machine.memoryBytes().isPresent()
                        ? Numbers.gibibytes(machine.memoryBytes().getAsLong())
                        : NOT_KNOWN));
        facts.add(fact("System", machine.operatingSystem() + " " + machine.kernel() + ", " + machine.architecture()));
        facts.add(fact(JDK, machine.workerJava()));
        facts.addAll(differing(JDK, machine, machine.workerJava(), VariantWorkers::workerJava));
        facts.add(fact(WAY, wayToTheKernel(results)));
        facts.addAll(differing(WAY, machine, machine.workerNative(), VariantWorkers::workerNative));
        facts.add(fact("Maven’s JDK", machine.controllerJava()));
        facts.add(fact(FILES, machine.tempFileSystem()));
        facts.addAll(differing(FILES, machine, machine.tempFileSystem(), VariantWorkers::tempFileSystem));
        facts.add(fact("File system of shared memory", machine.queueFileSystem().orElse(NOT_KNOWN)));
        facts.add(fact("Socket send buffer, as read back", bytes(machine.sendBufferBytes())));
        facts.add(fact("Socket receive buffer, as read back", bytes(machine.receiveBufferBytes())));
        facts.add(fact("Load average at the start", load(machine.loadAverage())));
        machine.details().ifPresent(details -> {
            facts.addAll(details(details));
            facts.addAll(differing(
                    FLAGS, machine, flags(details.workerJvmFlags()), workers -> flags(workers.workerJvmFlags())));
        });
        missing(results).ifPresent(names -> facts.add(fact("Not known on this machine", names)));
        facts.add(fact("IPC Bench", results.tool()));
        return facts;
    }

    /** What the workers of other variants have otherwise than those of the first. */
    private static List<Fact> differing(
            String name, Environment machine, String first, Function<VariantWorkers, String> value) {
        return machine.variants().orElse(List.of()).stream()
                .filter(workers -> !value.apply(workers).equals(first))
                .map(workers -> fact(name + ", " + workers.variant(), value.apply(workers)))
                .toList();
    }

    private static String flags(List<String> flags) {
        return flags.isEmpty() ? "none" : String.join(", ", flags);
    }

    private static String wayToTheKernel(Results results) {
        String way = results.environment().workerNative();
        String asked = results.plan().variants().stream()
                .map(VariantRecord::nativeCalls)
                .distinct()
                .collect(Collectors.joining(", "));
        return asked.equals(way) ? way : way + " (" + asked + ")";
    }

    private static Fact fact(String name, String value) {
        return new Fact(Text.line(name), Text.line(value));
    }

    private static String bytes(OptionalInt bytes) {
        return bytes.isPresent() ? Numbers.whole(bytes.getAsInt()) + " bytes" : "no socket was opened";
    }

    private static String load(OptionalDouble load) {
        return load.isPresent() ? Numbers.fixed(load.getAsDouble(), 2) : NOT_KNOWN;
    }

    /** What else can explain a figure; what is not known is left out. */
    private static List<Fact> details(HostDetails details) {
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
                details.caches().stream().map(MachineSection::cache).toList());
        facts.add(fact("Split of CPU time", accounting(details.accounting())));
        list(facts, "Kernel options", named(details.kernelOptions()));
        details.clockSource().ifPresent(source -> facts.add(fact("Clock source", source)));
        list(facts, "Mount options of the temporary directory", details.tempMountOptions());
        list(facts, "Kernel settings for sockets", named(details.sysctls()));
        details.largestDatagram()
                .ifPresent(largest -> facts.add(fact(
                        "Largest local datagram",
                        datagram(largest.byDefault()) + " by default, " + datagram(largest.granted())
                                + " with the largest buffer granted")));
        list(facts, "Flags of Maven’s JVM", details.controllerJvmFlags());
        list(facts, FLAGS, details.workerJvmFlags());
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

    private static String datagram(LargestDatagram.Found found) {
        return Numbers.whole(found.datagramBytes()) + " bytes (then " + found.reason() + ")";
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

    /** Names of what was asked for and this machine does not tell: no figure stands for them. */
    static Optional<String> missing(Results results) {
        List<String> names = new ArrayList<>();
        results.environment().details().ifPresent(details -> ofMachine(details, names));
        List<NoiseRecord> noise = results.runs().stream()
                .map(RunResult::noise)
                .flatMap(Optional::stream)
                .toList();
        if (!noise.isEmpty()) {
            ofRuns(noise, names);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static void ofMachine(HostDetails details, List<String> names) {
        note(details.distribution().isEmpty(), "the distribution", names);
        note(details.caches().isEmpty(), "CPU caches", names);
        note(details.kernelOptions().isEmpty(), "kernel options", names);
        note(details.clockSource().isEmpty(), "the clock source", names);
        note(details.tempMountOptions().isEmpty(), "mount options of the temporary directory", names);
        note(details.sysctls().isEmpty(), "kernel settings for sockets", names);
    }

    private static void ofRuns(List<NoiseRecord> noise, List<String> names) {
        note(
                never(noise, NoiseRecord::machine, one -> one.busyNanos().isPresent()),
                "CPU time of other processes",
                names);
        note(never(noise, NoiseRecord::machine, one -> one.stealNanos().isPresent()), "steal", names);
        note(never(noise, NoiseRecord::machine, one -> one.cpuPressureNanos().isPresent()), "CPU pressure", names);
        note(never(noise, NoiseRecord::sender, one -> one.runQueueDelayNanos().isPresent()), "run-queue delay", names);
        note(never(noise, NoiseRecord::sender, one -> one.voluntarySwitches().isPresent()), "context switches", names);
        note(never(noise, NoiseRecord::sender, one -> one.migrations().isPresent()), "migrations", names);
    }

    private static <T> boolean never(List<NoiseRecord> noise, Function<NoiseRecord, T> part, Predicate<T> known) {
        return noise.stream().map(part).noneMatch(known);
    }

    private static void note(boolean missing, String name, List<String> names) {
        if (missing) {
            names.add(name);
        }
    }
}
