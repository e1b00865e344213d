package io.github.ipcbench.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Environment.VariantWorkers;
import io.github.ipcbench.results.PlanRecord.VariantRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void aPlanDoesNotDifferFromItselfNorByWhatTheUserHappenedToType() {
        assertThat(PlanDifferences.between(
                        plan(10, "struct", Map.of()), plan(10, "struct", Map.of("ipcbench.runs", "10"))))
                .isEmpty();
    }

    @Test
    void everyPropertyInWhichPlansDifferIsNamedWithBothValues() {
        assertThat(PlanDifferences.between(plan(10, "struct", Map.of()), plan(20, "random", Map.of())))
                .extracting(Difference::toString)
                .containsExactly(
                        "ipcbench.runs: stored '10', now '20'", "ipcbench.payload: stored 'struct', now 'random'");
    }

    @Test
    void messagesDifferByCase() {
        assertThat(PlanDifferences.inMessages(
                        List.of(
                                of(new Case("socket", 16, Case.BASE), 300),
                                of(new Case("file", 16, Case.BASE), 200),
                                of(new Case("file", 4096, Case.BASE), 300),
                                CaseRecord.unsupported(new Case("socket", 4096, Case.BASE), "EMSGSIZE", 16)),
                        300))
                .extracting(Difference::toString)
                .containsExactly("ipcbench.messages, file, 16 bytes: stored '200', now '300'");
    }

    @Test
    void theSameMachineUnderOtherLoadAndAnotherControllerIsTheSame() {
        assertThat(MachineDifferences.between(
                        machine("6.1", "17.0.15 (A)", 1 << 20, "17", 0.1, 212_992),
                        machine("6.1", "17.0.15 (A)", 1 << 21, "25", 3.5, 212_992)))
                .isEmpty();
    }

    @Test
    void whatChangesTheCostOfACallIsNamedWithBothValues() {
        assertThat(MachineDifferences.between(
                        machine("6.1", "17.0.15 (A)", 1, "17", 0, 212_992),
                        machine("6.2\nforged: line", "25.0.3", 1, "17", 0, 425_984)))
                .extracting(Difference::toString)
                .containsExactly(
                        "kernel: stored '6.1', now '6.2\\u000aforged: line'",
                        "JDK of the workers: stored '17.0.15 (A)', now '25.0.3'",
                        "the workers' way to the kernel: stored 'jna', now 'ffm'",
                        "net.core.wmem_default: stored '212992', now '425984'");
    }

    @Test
    void theFlagsOfTheWorkersDifferButForTheHeapThatFollowsFromMemory() {
        Environment stored = machine("6.1", "17.0.15 (A)", 1, "17", 0, 212_992, "-Xint", "-XX:MaxHeapSize=1000");
        Environment now = machine("6.1", "17.0.15 (A)", 1, "17", 0, 212_992, "-Xint", "-XX:MaxHeapSize=1016");
        Environment others = machine("6.1", "17.0.15 (A)", 1, "17", 0, 212_992, "-XX:MaxHeapSize=1000");

        assertThat(MachineDifferences.between(stored, now)).isEmpty();
        assertThat(MachineDifferences.between(stored, others))
                .extracting(Difference::toString)
                .containsExactly("flags of the workers' JVM: stored '-Xint', now ''");
    }

    @Test
    void whatDiffersIsNamedOnOneLineWhoeverNamedIt() {
        assertThat(new Difference("net.x\n\u001b[2J" + "y".repeat(900), "1", "2\u202e"))
                .hasToString("net.x\\u000a\\u001b[2J" + "y".repeat(180) + "…: stored '1', now '2\\u202e'");
    }

    @Test
    void variantsDifferByNameAndEachInItsOwnSettings() {
        VariantRecord pinned = new VariantRecord("pinned", "select", "auto", Optional.of("0,1"), OptionalInt.empty());
        VariantRecord blocking = new VariantRecord("pinned", "block", "auto", Optional.empty(), OptionalInt.empty());
        assertThat(PlanDifferences.between(
                        plan(10, "struct", List.of(BASE, pinned), Map.of()),
                        plan(10, "struct", List.of(BASE, blocking), Map.of())))
                .extracting(Difference::toString)
                .containsExactly(
                        "ipcbench.wait, variant pinned: stored 'select', now 'block'",
                        "ipcbench.affinity, variant pinned: stored '0,1', now 'none'");
        assertThat(PlanDifferences.between(
                        plan(10, "struct", List.of(BASE), Map.of()),
                        plan(10, "struct", List.of(BASE, pinned), Map.of())))
                .extracting(Difference::toString)
                .containsExactly("variants: stored 'base', now 'base,pinned'");
    }

    private static final VariantRecord BASE =
            new VariantRecord("base", "select", "auto", Optional.empty(), OptionalInt.empty());

    private static CaseRecord of(Case key, long messages) {
        return CaseRecord.measured(
                key,
                messages,
                new CaseRecord.Depth(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(1)));
    }

    private static PlanRecord plan(int runs, String payload, Map<String, String> given) {
        return plan(runs, payload, List.of(BASE), given);
    }

    private static PlanRecord plan(int runs, String payload, List<VariantRecord> variants, Map<String, String> given) {
        return new PlanRecord(
                "quick",
                List.of("socket", "file"),
                runs,
                List.of(112_192),
                3,
                payload,
                "alternating",
                42,
                variants,
                "auto",
                false,
                600,
                5,
                Optional.empty(),
                given);
    }

    @Test
    void whatOtherVariantsRunOnIsComparedByName() {
        VariantWorkers stored = new VariantWorkers("next", "25.0.3", "ffm", List.of("-XX:+UseSerialGC"), "tmpfs");
        VariantWorkers now = new VariantWorkers("next", "26", "jna", List.of(), "ext4");
        Environment one = machine("6.1", "17.0.15 (A)", 1, "17", 0, 212_992);

        assertThat(MachineDifferences.between(
                        one.withVariants(List.of(stored)),
                        one.withVariants(List.of(new VariantWorkers("more", "26", "ffm", List.of(), "ext4"), stored))))
                .isEmpty();
        assertThat(MachineDifferences.between(one.withVariants(List.of(stored)), one.withVariants(List.of(now))))
                .extracting(Difference::toString)
                .containsExactly(
                        "JDK of the workers, variant next: stored '25.0.3', now '26'",
                        "the workers' way to the kernel, variant next: stored 'ffm', now 'jna'",
                        "flags of the workers' JVM, variant next: stored '-XX:+UseSerialGC', now ''",
                        "file system of the temporary directory, variant next: stored 'tmpfs', now 'ext4'");
        assertThat(MachineDifferences.between(one.withVariants(List.of(stored)), one.withVariants(List.of())))
                .hasSize(4)
                .allSatisfy(difference -> assertThat(difference.toString()).endsWith("now 'not known'"));
    }

    private static Environment machine(
            String kernel,
            String workerJava,
            long memoryBytes,
            String controllerJava,
            double load,
            long sendBuffer,
            String... workerFlags) {
        return new Environment(
                        "a CPU",
                        2,
                        OptionalLong.of(memoryBytes),
                        "Linux",
                        kernel,
                        "amd64",
                        controllerJava,
                        workerJava,
                        workerJava.startsWith("17") ? "jna" : "ffm",
                        "ext4",
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.of(load))
                .with(new HostDetails(
                        Optional.empty(),
                        Optional.of("KVM"),
                        false,
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        List.of(),
                        new CpuAccounting(CpuAccounting.UNKNOWN, OptionalInt.empty(), "a trial"),
                        Map.of(),
                        Optional.of("tsc"),
                        List.of("rw"),
                        Map.of("net.core.wmem_default", sendBuffer),
                        List.of(),
                        List.of(workerFlags),
                        Optional.empty()));
    }
}
