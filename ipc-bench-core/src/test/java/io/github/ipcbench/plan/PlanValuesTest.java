package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan's values guard themselves, whoever makes them. */
class PlanValuesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"socket", "mmap-locked", "h2", "a-1-b2"})
    void modeIdsAreLowerCaseWordsJoinedByHyphens(String id) {
        assertThat(new Mode(id, "", true).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Socket", "-file", "file-", "a--b", "a b", "a,b", "<b>", "1st", "ü"})
    void otherModeIdsAreRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mode(id, "", true))
                .withMessageContaining("'" + id + "'");
    }

    @Test
    void affinityIsWrittenAsTheUserWritesIt() {
        assertThat(new Affinity(0, 12)).hasToString("0,12");
        assertThatIllegalArgumentException().isThrownBy(() -> new Affinity(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Affinity(0, -1));
    }

    @Test
    void payloadsHaveAWordThatIsNoPath() {
        assertThat(List.of(
                        new Payload.Struct(),
                        new Payload.Random(),
                        new Payload.Zeros(),
                        new Payload.FromFile(Path.of("/home/somebody/secret"))))
                .extracting(Payload::kind)
                .containsExactly("struct", "random", "zeros", "file");
    }

    @Test
    void theLauncherLiesInTheRuntimesBin() {
        assertThat(new WorkerJvm(Path.of("/jdk"), List.of()).launcher()).isEqualTo(Path.of("/jdk/bin/java"));
    }

    @Test
    void workerArgumentsCannotBeChangedAfterwards() {
        List<String> arguments = new ArrayList<>(List.of("-Xint"));
        WorkerJvm jvm = new WorkerJvm(directory, arguments);
        arguments.add("-Xcomp");

        assertThat(jvm.arguments()).containsExactly("-Xint");
    }

    @Test
    void aPlanRefusesWhatNoParserWouldLetThrough() throws Exception {
        BenchmarkPlan plan = PlanExamples.parse(directory, PlanExamples.given());

        assertThatThrownBy(() -> with(plan, List.of(), 1, 16, 0)).hasMessageContaining("mode");
        assertThatThrownBy(() -> with(plan, plan.modes(), 0, 16, 0)).hasMessageContaining("run");
        assertThatThrownBy(() -> with(plan, plan.modes(), 1, 15, 0)).hasMessageContaining("15");
        assertThatThrownBy(() -> with(plan, plan.modes(), 1, (1 << 30) + 1, 0)).hasMessageContaining("1073741825");
        assertThatThrownBy(() -> with(plan, plan.modes(), 1, 16, 254)).hasMessageContaining("254");
    }

    @Test
    void aPlanNamesEachSizeAndEachVariantOnce() throws Exception {
        BenchmarkPlan plan = PlanExamples.parse(directory, PlanExamples.given());

        assertThatThrownBy(() -> new BenchmarkPlan.Message(List.of(16, 4096, 16), 3, new Payload.Zeros(), 1))
                .hasMessage("plan: at least one size is needed, and each once, got [16, 4096, 16]");
        assertThatThrownBy(() -> new BenchmarkPlan(
                        plan.preset(),
                        plan.modes(),
                        plan.message(),
                        List.of(plan.base(), plan.base()),
                        plan.runs(),
                        plan.output(),
                        plan.given()))
                .hasMessage("plan: at least one variant is needed, and each once, got [base, base]");
    }

    @Test
    void casesThatAreComparedWithEachOtherStandTogether() throws Exception {
        BenchmarkPlan plan = PlanExamples.parse(directory, PlanExamples.given("modes", "socket,file"));
        Variant base = plan.base();
        Variant candidate = new Variant(
                "candidate",
                base.jvm(),
                Map.of(),
                base.tempDirectory(),
                base.waitStrategy(),
                base.affinity(),
                base.depth());
        BenchmarkPlan several = new BenchmarkPlan(
                plan.preset(),
                plan.modes(),
                new BenchmarkPlan.Message(List.of(4096, 16), 3, new Payload.Zeros(), 1),
                List.of(base, candidate),
                plan.runs(),
                plan.output(),
                plan.given());

        assertThat(several.cases())
                .extracting(Case::toString)
                .containsExactly(
                        "socket, 4096 bytes, base",
                        "socket, 4096 bytes, candidate",
                        "file, 4096 bytes, base",
                        "file, 4096 bytes, candidate",
                        "socket, 16 bytes, base",
                        "socket, 16 bytes, candidate",
                        "file, 16 bytes, base",
                        "file, 16 bytes, candidate");
        assertThat(several.variantOf(new Case("file", 16, "candidate"))).isEqualTo(candidate);
        assertThatThrownBy(() -> several.variantOf(new Case("file", 16, "other")))
                .hasMessage("plan: no variant of file, 16 bytes, other");
    }

    private static BenchmarkPlan with(
            BenchmarkPlan plan, List<Mode> modes, int runs, int payloadBytes, int descriptors) {
        BenchmarkPlan.Message message = plan.message();
        BenchmarkPlan.Runs protocol = plan.runs();
        return new BenchmarkPlan(
                plan.preset(),
                modes,
                new BenchmarkPlan.Message(List.of(payloadBytes), descriptors, message.payload(), message.seed()),
                plan.variants(),
                new BenchmarkPlan.Runs(
                        runs,
                        protocol.messages(),
                        protocol.order(),
                        protocol.selfCheck(),
                        protocol.trace(),
                        protocol.timeout()),
                plan.output(),
                plan.given());
    }
}
