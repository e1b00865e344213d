package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsFormatException;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSessionTest {
    private static final Environment HERE = TestPlans.environment();

    @TempDir
    Path directory;

    @Test
    void withoutAFileThereIsNothingToContinue() {
        assertThatThrownBy(() -> StoredSession.requireIn(directory))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessage("ipcbench.resume: there is no session to continue: '" + directory.resolve("results.json")
                        + "' does not exist; leave out ipcbench.resume to begin one, or name its directory by "
                        + "ipcbench.outputDirectory");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedInTheReadersWords() throws IOException {
        Files.writeString(directory.resolve("results.json"), "{\"format\":\"ipc-bench-results\",\"version\":2}");

        assertThatCode(() -> StoredSession.requireIn(directory)).doesNotThrowAnyException();
        assertThatThrownBy(() -> StoredSession.in(directory))
                .isInstanceOf(ResultsFormatException.class)
                .hasMessageEndingWith("results.json: version 2 cannot be read, this IPC Bench reads version 1");
    }

    @Test
    void theSamePlanOnTheSameMachineGoesOn() {
        assertThatCode(() -> session(2).requireSame(StoredSessions.plan(directory), "test", HERE))
                .doesNotThrowAnyException();
    }

    @Test
    void everyDifferenceIsNamedAtOnceAndTheWayOutToo() {
        BenchmarkPlan other = TestPlans.of(directory, 5, OptionalLong.of(30), 4096, "socket");
        Environment elsewhere = new Environment(
                "a CPU",
                2,
                OptionalLong.of(1),
                "Linux",
                "7",
                "amd64",
                "17",
                "17",
                "jna",
                "tmpfs",
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.of(0));

        assertThatThrownBy(() -> session(2).requireSame(other, "0.2.0", elsewhere))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessage("""
                        ipcbench.resume: the session of 2026-01-02T03:04:05Z in '%s' cannot be continued, nothing was measured:
                        ipcbench.runs: stored '4', now '5'
                        ipcbench.messages, socket: stored '20', now '30'
                        version of IPC Bench: stored 'test', now '0.2.0'
                        kernel: stored '6', now '7'
                        To measure anew, leave out ipcbench.resume; what this session measured is then kept in results.previous.json.""", directory.resolve("results.json"));
    }

    @Test
    void theStoredPropertiesGoOnWithTheSeedThatWasDrawn() throws ResumeRefusedException {
        StoredSession session = given(Map.of("ipcbench.runs", "4", "ipcbench.outputDirectory", "elsewhere"));

        assertThat(session.properties(Map.of("ipcbench.label", "new")))
                .isEqualTo(Map.of("ipcbench.runs", "4", "ipcbench.seed", "42", "ipcbench.label", "new"));
        assertThat(session.properties(Map.of("ipcbench.seed", "7", "ipcbench.outputDirectory", "here")))
                .isEqualTo(Map.of("ipcbench.runs", "4", "ipcbench.seed", "7", "ipcbench.outputDirectory", "here"));
    }

    @Test
    void whatIsRunAndWhereFilesAreMadeIsNeverTakenFromTheFile() {
        StoredSession session = given(Map.of("ipcbench.jvm", "/tmp/evil", "ipcbench.tempDirectory", "/data"));

        assertThatThrownBy(() -> session.properties(Map.of("ipcbench.tempDirectory", "/data")))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessage("""
                        ipcbench.resume: the session of 2026-01-02T03:04:05Z in '%s' cannot be continued, nothing was measured:
                        ipcbench.jvm: stored '/tmp/evil', now 'not given'
                        What is run and where files are made is never taken from a results file: give it as it was given.""", directory.resolve("results.json"));
        assertThatCode(() -> session.properties(Map.of("ipcbench.tempDirectory", "/data", "ipcbench.jvm", "/tmp/evil")))
                .doesNotThrowAnyException();
    }

    @Test
    void aPayloadThatIsAPathIsNeverTakenFromTheFileWhicheverKindItClaims() throws ResumeRefusedException {
        StoredSession session = given(Map.of("ipcbench.payload", "/home/v/secret"));
        assertThat(session.results().plan().payload()).isEqualTo("struct");

        assertThatThrownBy(() -> session.properties(Map.of()))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessageContaining("\nipcbench.payload: stored '/home/v/secret', now 'not given'\n");
        assertThat(given(Map.of("ipcbench.payload", "random")).properties(Map.of()))
                .containsEntry("ipcbench.payload", "random");
    }

    @Test
    void variantsCanNameProgramsAndAreGivenAgain() throws ResumeRefusedException {
        StoredSession session = given(Map.of("ipcbench.variants", "a;b:jvm=/tmp/evil"));

        assertThatThrownBy(() -> session.properties(Map.of()))
                .isInstanceOf(ResumeRefusedException.class)
                .hasMessageContaining("\nipcbench.variants: stored 'a;b:jvm=/tmp/evil', now 'not given'\n");
        assertThat(session.properties(Map.of("ipcbench.variants", "a;b:jvm=/tmp/evil")))
                .containsEntry("ipcbench.variants", "a;b:jvm=/tmp/evil");
    }

    @Test
    void aJdkThatWasNotGivenThenIsADifferenceToo() {
        assertThatThrownBy(() -> session(1).properties(Map.of("ipcbench.jvm", "/jdk")))
                .hasMessageContaining("\nipcbench.jvm: stored 'not given', now '/jdk'\n");
    }

    @Test
    void aFileThatContradictsItselfIsNotContinued() {
        PlanRecord plan = session(1).results().plan();
        assertThatThrownBy(() -> of(StoredSessions.results(plan, StoredSessions.CASES, List.of(StoredSessions.run(2))))
                        .requireSame(StoredSessions.plan(directory), "test", HERE))
                .hasMessageContaining("the file contradicts itself: run 1 is not the one of its plan");
        assertThatThrownBy(() -> of(StoredSessions.results(plan, List.of(), List.of()))
                        .requireSame(StoredSessions.plan(directory), "test", HERE))
                .hasMessageContaining("the file contradicts itself: its cases are not those of its plan");
        List<RunResult> tooMany =
                IntStream.rangeClosed(1, 5).mapToObj(StoredSessions::run).toList();
        assertThatThrownBy(() -> of(StoredSessions.results(plan, StoredSessions.CASES, tooMany))
                        .requireSame(StoredSessions.plan(directory), "test", HERE))
                .hasMessageContaining("its plan has 4 runs, and it holds 5");
    }

    @Test
    void aSessionIsOverWhenItsRunsAndItsCallsAreIn() {
        assertThat(session(2).isOver()).isFalse();
        assertThat(session(StoredSessions.PLANNED).isOver()).isTrue();

        Results withoutCalls = withTrace("auto");
        assertThat(withoutCalls.complete()).isTrue();
        assertThat(of(withoutCalls).isOver()).isFalse();
        assertThat(of(withoutCalls.with(CallFindings.NONE, List.of())).isOver()).isTrue();
    }

    private Results withTrace(String trace) {
        Results all = StoredSessions.results(directory, StoredSessions.PLANNED);
        PlanRecord plan = all.plan();
        return StoredSessions.results(
                new PlanRecord(
                        plan.preset(),
                        plan.modes(),
                        plan.runs(),
                        plan.sizes(),
                        plan.descriptors(),
                        plan.payload(),
                        plan.order(),
                        plan.seed(),
                        plan.variants(),
                        trace,
                        plan.selfCheck(),
                        plan.timeoutSeconds(),
                        plan.messagesPerSession(),
                        Optional.empty(),
                        plan.given()),
                all.cases(),
                all.runs());
    }

    private StoredSession session(int runs) {
        return of(StoredSessions.results(directory, runs));
    }

    private StoredSession given(Map<String, String> given) {
        String json = ResultsJson.toJson(StoredSessions.results(directory, 1));
        try {
            String properties = given.entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                    .collect(java.util.stream.Collectors.joining(","));
            return of(ResultsJson.parse(json.replaceFirst("\"given\" : \\{ }", "\"given\" : {" + properties + "}")));
        } catch (ResultsFormatException e) {
            throw new AssertionError(e);
        }
    }

    private StoredSession of(Results results) {
        return new StoredSession(directory.resolve("results.json"), results);
    }
}
