package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private static BenchmarkPlan with(
            BenchmarkPlan plan, List<Mode> modes, int runs, int payloadBytes, int descriptors) {
        return new BenchmarkPlan(
                plan.preset(),
                modes,
                runs,
                plan.messages(),
                payloadBytes,
                descriptors,
                plan.payload(),
                plan.order(),
                plan.seed(),
                plan.waitStrategy(),
                plan.affinity(),
                plan.trace(),
                plan.selfCheck(),
                plan.timeout(),
                plan.tempDirectory(),
                plan.outputDirectory(),
                plan.messagesPerSession(),
                plan.jvm(),
                plan.label(),
                plan.given());
    }
}
