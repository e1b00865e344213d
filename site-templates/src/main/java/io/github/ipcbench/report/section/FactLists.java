package io.github.ipcbench.report.section;

import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.PlanProperty.WholeNumber;
import io.github.ipcbench.report.model.ReportModel.Fact;
import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import io.github.ipcbench.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The plan and the machine as named values. */
public final class FactLists {
    static final String NOT_KNOWN = "not known";

    private FactLists() {}

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
        facts.add(fact("Workers’ JDK", machine.workerJava()));
        facts.add(fact("Workers’ way to the kernel", wayToTheKernel(results)));
        facts.add(fact("Maven’s JDK", machine.controllerJava()));
        facts.add(fact("File system of the temporary directory", machine.tempFileSystem()));
        facts.add(fact("File system of shared memory", machine.queueFileSystem().orElse(NOT_KNOWN)));
        facts.add(fact("Socket send buffer, as read back", bytes(machine.sendBufferBytes())));
        facts.add(fact("Socket receive buffer, as read back", bytes(machine.receiveBufferBytes())));
        facts.add(fact("Load average at the start", load(machine.loadAverage())));
        machine.details().ifPresent(details -> facts.addAll(HostFacts.of(details)));
        MissingFacts.of(results).ifPresent(names -> facts.add(fact("Not known on this machine", names)));
        facts.add(fact("IPC Bench", results.tool()));
        return facts;
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
        return new Fact(name, Text.line(value));
    }

    private static String bytes(OptionalInt bytes) {
        return bytes.isPresent() ? Numbers.whole(bytes.getAsInt()) + " bytes" : "no socket was opened";
    }

    private static String load(OptionalDouble load) {
        return load.isPresent() ? Numbers.fixed(load.getAsDouble(), 2) : NOT_KNOWN;
    }
}
