package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerTrace;
import io.github.ipcbench.session.InstrumentedRuns;
import io.github.ipcbench.session.TestPlans;
import io.github.ipcbench.session.WorkerCommand;
import io.github.ipcbench.transport.ModeCatalog;
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
    private static final String[] ALL = {"socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip"};
    private static final int BYTES = 16_384;
    private static final long MESSAGES = 4_000;
    private static final double SOME_MESSAGES = 0.25;

    /** Far above what any call takes, far below what a test may. */
    private static final int INJECTED_DELAY_MICROS = 5_000;

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

        assertThat(findings.profiles()).extracting(StepProfile::mode).containsExactly(ALL);
        assertThat(findings.isolated()).extracting(StepProfile::mode).containsExactly(ALL);
        assertThat(findings.traces()).extracting(TraceSummary::mode).containsExactly(ALL);
        assertThat(findings.profiles()).allSatisfy(CallStudyTest::hasTheStepsOfItsCallList);
        assertThat(findings.traces()).allSatisfy(trace -> {
            assertThat(undeclared(trace.sender())).as(trace.mode() + " sender").isEmpty();
            assertThat(undeclared(trace.receiver()))
                    .as(trace.mode() + " receiver")
                    .isEmpty();
            assertThat(trace.instruments()).isNotEmpty();
            assertThat(List.of(trace.sender(), trace.receiver()))
                    .as("null calls before each message, and before each step")
                    .allSatisfy(worker -> assertThat(worker.nullCall().count()).isGreaterThan(4 * trace.messages()))
                    .allSatisfy(worker -> assertThat(worker.calls())
                            .filteredOn(call ->
                                    !call.step().equals("wait") && call.raw().count() >= trace.messages())
                            .isNotEmpty()
                            .allSatisfy(call ->
                                    assertThat(call.nullCall()).as(call.step()).isPresent()));
        });
        TraceSummary socket = findings.traces().get(0);
        assertThat(socket.sender().nullCall().count())
                .as("three before a message, one before its first step, one after each step")
                .isEqualTo((3 + 1 + 1) * socket.messages());
        assertThat(socket.receiver().nullCall().count()).isEqualTo((3 + 1 + 6) * socket.messages());
        assertThat(findings.stopped()).extracting(StepProfile::mode).containsExactly(ALL);
        assertThat(row(findings, "file", "write").stoppedMedianNanos())
                .as("stopped before each step")
                .isPresent();
        assertThat(findings.isolated()).allSatisfy(profile -> {
            assertThat(List.of(profile.sender(), profile.receiver())).allSatisfy(end -> {
                assertThat(end.nullCallNanos()).isPresent();
                assertThat(end.steps())
                        .allSatisfy(
                                step -> assertThat(step.medianAboveNullNanos()).isPresent());
            });
        });
        assertThat(findings.article())
                .extracting(ArticleAccount::instrument)
                .containsExactly(
                        "step profile",
                        "step profile, one message at a time",
                        "strace, as the article",
                        "strace less its null call");
        assertThat(announced).hasSize(3 * ALL.length);
        try (Stream<Path> logs = Files.list(directory.resolve("logs"))) {
            assertThat(logs).as("traces that were read").isEmpty();
        }
    }

    @Test
    void withoutATracerThereAreProfilesAlone() throws Exception {
        CallFindings findings = study(Optional.empty(), "socket");

        assertThat(findings.profiles()).hasSize(1);
        assertThat(findings.stopped()).isEmpty();
        assertThat(findings.traces()).isEmpty();
        assertThat(findings.article())
                .as("tables of two modes, of which one is there")
                .isEmpty();
        assertThat(announced).containsExactly("step profile 1/2", "step profile, one message at a time 2/2");
    }

    /** Workers that nobody pins move a small message for some microseconds, never for as long as these runs claim. */
    @Test
    void aProfileThatStraysFromTheHeadlineRunsIsTriedAgain() throws Exception {
        BenchmarkPlan plan = plan("socket");
        try (InstrumentedRuns runs =
                new InstrumentedRuns(plan, WorkerCommand.ofThisProcess(plan.jvm()), warning -> {})) {
            CallFindings findings = new CallStudy(
                            plan,
                            runs,
                            CallStudyTest::callList,
                            List.of(0),
                            (what, mode, number, total) -> announced.add(what + " " + number + "/" + total))
                    .study(Map.of(plan.modes().get(0), 200L), List.of(dearRun()), Optional.empty());

            assertThat(findings.profiles()).hasSize(1);
        }
        assertThat(announced)
                .containsExactly(
                        "step profile 1/2", "step profile, again 2/3", "step profile, one message at a time 3/3");
    }

    private static RunResult dearRun() {
        WorkerMeasurement second = new WorkerMeasurement(1, 1_000_000_000, 0, 1_000_000_000, 0, 0, 0, 0, 0);
        return new RunResult(0, 0, "socket", 1, BYTES, 1, second, second, List.of());
    }

    /** The positive control: what is put into one call is found in that call's row, and in no other. */
    @Test
    void aDelayInjectedIntoWriteIsFoundInTheRowOfWriteAlone() throws Exception {
        Tracer delaying = tracer(List.of("write:delay_enter=" + INJECTED_DELAY_MICROS));
        BenchmarkPlan plan = plan("file");
        TraceWindow window;
        try (InstrumentedRuns runs =
                new InstrumentedRuns(plan, WorkerCommand.ofThisProcess(plan.jvm()), warning -> {})) {
            Mode file = CATALOG.mode("file");
            window = IsolatedRun.traced(runs, file, 40, INJECTED_DELAY_MICROS * 4_000L, callList(file), delaying)
                    .traces()
                    .get(Side.SENDER);
        }

        CallTimes times = CallTimes.of(callList(CATALOG.mode("file")).sender(), window);

        double halfTheDelayNanos = INJECTED_DELAY_MICROS * 500.0;
        assertThat(times.calls()).extracting(CallSummary::step).contains("open", "unlink", "write", "sendmsg", "close");
        // What the Java runtime reads once or twice, at whatever it takes just then, is no call of the mode's.
        List<String> steps = callList(CATALOG.mode("file")).sender().stream()
                .map(CallStep::name)
                .toList();
        assertThat(times.calls().stream()
                        .filter(call -> steps.contains(call.step())
                                || call.raw().count() >= InstrumentComparison.FEWEST_JUDGED))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(call -> {
                    if (call.step().equals("write")) {
                        assertThat(call.medianAboveNullNanos()).isGreaterThan(INJECTED_DELAY_MICROS * 1_000.0);
                    } else {
                        assertThat(call.medianAboveNullNanos()).as(call.step()).isLessThan(halfTheDelayNanos);
                    }
                });
    }

    private static InstrumentRow row(CallFindings findings, String mode, String step) {
        return findings.traces().stream()
                .filter(trace -> trace.mode().equals(mode))
                .flatMap(trace -> trace.instruments().stream())
                .filter(row -> row.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static void hasTheStepsOfItsCallList(StepProfile profile) {
        Mode mode = CATALOG.mode(profile.mode());
        assertThat(stepNames(profile.sender().steps()))
                .containsAll(always(callList(mode).sender()));
        assertThat(stepNames(profile.receiver().steps()))
                .containsAll(always(callList(mode).receiver()));
        assertThat(profile.accounts()).hasSize(4);
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
        Map<Mode, Long> messages = new LinkedHashMap<>();
        plan.modes().forEach(mode -> messages.put(mode, MESSAGES));
        try (InstrumentedRuns runs =
                new InstrumentedRuns(plan, WorkerCommand.ofThisProcess(plan.jvm()), warning -> {})) {
            return new CallStudy(
                            plan,
                            runs,
                            CallStudyTest::callList,
                            List.of(0),
                            (what, mode, number, total) -> announced.add(what + " " + number + "/" + total))
                    .study(messages, List.of(), tracer);
        }
    }

    private BenchmarkPlan plan(String... modes) {
        return TestPlans.of(directory, 1, OptionalLong.of(MESSAGES), BYTES, modes);
    }

    private static CallList callList(Mode mode) {
        return CATALOG.provider(mode).callList(mode, 3, WaitStrategy.SELECT);
    }

    private Tracer tracer(List<String> injections) throws InterruptedException {
        StraceAvailability availability = StraceProbe.here().probe();
        if (System.getenv("CI") == null) {
            assumeThat(availability).isInstanceOf(StraceAvailability.Available.class);
        }
        assertThat(availability).isInstanceOf(StraceAvailability.Available.class);
        return new Tracer(
                (StraceAvailability.Available) availability,
                StraceProbe.here().program("taskset"),
                new Affinity(0, 0),
                directory.resolve("logs"),
                injections);
    }
}
