package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.calls.strace.StraceProbe;
import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.WorkerTrace;
import io.github.ipcbench.session.TestCallRuns;
import io.github.ipcbench.session.TestPlans;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies real workers: under the real strace where it works, which in CI it must. */
@Tag("strace")
@Tag("forks")
class CallStudyTest {
    private static final ModeCatalog CATALOG = ModeCatalog.load(CallStudyTest.class.getClassLoader());

    /** All of ours; those of tests are others'. */
    private static final String[] ALL = CATALOG.modes().stream()
            .map(Mode::id)
            .filter(id -> !id.startsWith("test-"))
            .toArray(String[]::new);

    private static final int BYTES = 16_384;
    private static final long MESSAGES = 4_000;
    private static final double SOME_MESSAGES = 0.25;

    /** Far above what any call takes, far below what a test may. */
    private static final int INJECTED_DELAY_MICROS = 20_000;

    @TempDir
    Path directory;

    private final List<String> announced = new ArrayList<>();

    @BeforeEach
    void makeTheLogsDirectory() throws Exception {
        Files.createDirectories(directory.resolve("logs"));
    }

    @Test
    void everyModeMakesExactlyTheCallsItDeclaresAndBothInstrumentsSeeThem() throws Exception {
        CallFindings findings = study(Optional.of(tracer(List.of())), ALL);

        assertThat(findings.profiles())
                .extracting(profile -> profile.key().mode())
                .containsExactly(ALL);
        assertThat(findings.traces()).extracting(trace -> trace.key().mode()).containsExactly(ALL);
        assertThat(findings.profiles()).allSatisfy(CallStudyTest::hasTheStepsOfItsCallList);
        assertThat(findings.traces()).allSatisfy(trace -> {
            assertThat(trace.ends().stream()).as(trace.key().mode()).allSatisfy(worker -> {
                assertThat(undeclared(worker)).isEmpty();
                assertThat(worker.nullCall().count())
                        .as("a null call before each message")
                        .isEqualTo(trace.messages());
            });
        });
        assertThat(findings.profiles())
                .flatExtracting(profile -> profile.ends().stream().toList())
                .allSatisfy(end -> assertThat(end.nullCallNanos()).isPresent());
        assertThat(announced).hasSize(2 * ALL.length);
        try (Stream<Path> logs = Files.list(directory.resolve("logs"))) {
            assertThat(logs).as("traces that were read").isEmpty();
        }
    }

    @Test
    void withoutATracerThereAreProfilesAlone() throws Exception {
        CallFindings findings = study(Optional.empty(), "socket");

        assertThat(findings.profiles()).hasSize(1);
        assertThat(findings.traces()).isEmpty();
        assertThat(announced).containsExactly("step profile 1/1");
    }

    /** The positive control: what is put into one call is found in that call's row, and in no other. */
    @Test
    void aDelayInjectedIntoWriteIsFoundInTheRowOfWriteAlone() throws Exception {
        Tracer delaying = tracer(List.of("write:delay_enter=" + INJECTED_DELAY_MICROS));
        BenchmarkPlan plan = plan("file");
        WorkerTrace sender;
        try (TestCallRuns runs = new TestCallRuns(plan)) {
            Case file = plan.cases().get(0);
            sender = CallStudy.trace(
                    callList(file).sender(), 40, delaying.trace(runs, file, 40).sender());
        }

        assertThat(sender.calls())
                .extracting(CallSummary::step)
                .contains("open", "unlink", "write", "sendmsg", "close");
        assertThat(sender.calls()).filteredOn(call -> !call.waits()).hasSize(4).allSatisfy(call -> {
            if (call.step().equals("write")) {
                assertThat(sender.medianAboveNullNanos(call)).isGreaterThan(INJECTED_DELAY_MICROS * 900.0);
            } else {
                assertThat(sender.medianAboveNullNanos(call)).as(call.step()).isLessThan(INJECTED_DELAY_MICROS * 125.0);
            }
        });
    }

    private static void hasTheStepsOfItsCallList(StepProfile profile) {
        CallList calls = callList(profile.key());
        assertThat(stepNames(profile.ends().sender().steps())).containsAll(always(calls.sender()));
        assertThat(stepNames(profile.ends().receiver().steps())).containsAll(always(calls.receiver()));
    }

    private static List<String> stepNames(List<StepSummary> steps) {
        return steps.stream().map(StepSummary::step).toList();
    }

    private static List<String> always(List<CallStep> steps) {
        return steps.stream()
                .filter(step -> step.atLeast() > 0)
                .map(CallStep::name)
                .toList();
    }

    /**
     * Calls that the mode itself makes and does not declare, or declares and does not make. What a mode makes, it makes
     * for every message; a JVM that is only just warm loads a class or parks a thread now and then, and the report names
     * that with its rate.
     */
    private static List<CallCount> undeclared(WorkerTrace trace) {
        return trace.counts().stream()
                .filter(count -> switch (count.verdict()) {
                    case EXPECTED, ALLOWED, RUNTIME -> false;
                    case MORE, UNEXPECTED -> count.differencePerMessage() >= SOME_MESSAGES;
                    case LESS -> true;
                })
                .toList();
    }

    private CallFindings study(Optional<Tracer> tracer, String... modes) throws Exception {
        BenchmarkPlan plan = plan(modes);
        Map<Case, Long> messages = new LinkedHashMap<>();
        plan.cases().forEach(key -> messages.put(key, MESSAGES));
        try (TestCallRuns runs = new TestCallRuns(plan)) {
            return new CallStudy(
                            runs,
                            CallStudyTest::callList,
                            (what, key, number, total) -> announced.add(what + " " + number + "/" + total))
                    .study(messages, tracer);
        }
    }

    private BenchmarkPlan plan(String... modes) {
        return TestPlans.of(directory, 1, OptionalLong.of(MESSAGES), BYTES, modes);
    }

    private static CallList callList(Case key) {
        Mode mode = CATALOG.mode(key.mode());
        return CATALOG.provider(mode).callList(mode, Math.min(3, mode.descriptors()), WaitStrategy.SELECT);
    }

    private Tracer tracer(List<String> injections) throws InterruptedException {
        return new Tracer(
                RealStrace.required(),
                StraceProbe.here().program("taskset"),
                Optional.of(new Affinity(0, 0)),
                directory.resolve("logs"),
                injections);
    }
}
