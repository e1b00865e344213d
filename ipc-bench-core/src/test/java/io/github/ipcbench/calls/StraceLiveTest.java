package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceCommand;
import io.github.ipcbench.calls.strace.StraceParser;
import io.github.ipcbench.results.CallCount;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.CallVerdict;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces a real JVM with a real strace. */
@Tag("strace")
@Tag("forks")
class StraceLiveTest {
    private static final int MESSAGES = 300;
    private static final int BYTES = 112_192;
    private static final CallList FILE_CALLS = new CallList(
            List.of(
                    CallStep.exactly("open", 1, "open", "openat"),
                    CallStep.exactly("unlink", 1, "unlink", "unlinkat"),
                    CallStep.exactly("write", 1, "write"),
                    CallStep.exactly("lseek", 1, "lseek"),
                    CallStep.exactly("read", 1, "read"),
                    CallStep.exactly("close", 1, "close")),
            List.of());
    private static final double INJECTED_NANOS = 3_000_000;

    private static StraceAvailability.Available strace;

    @TempDir
    private Path directory;

    @BeforeAll
    static void findStrace() throws InterruptedException {
        strace = RealStrace.required();
    }

    @Test
    void aTraceOfAllCallsMatchesTheList() throws Exception {
        TraceWindow window = traced(List.of(), false);

        assertThat(CallListChecker.check(FILE_CALLS.sender(), MESSAGES, window))
                .allMatch(count -> count.verdict() == CallVerdict.EXPECTED || count.verdict() == CallVerdict.RUNTIME);
        assertThat(CallTimes.of(FILE_CALLS.sender(), window.calls()))
                .extracting(CallSummary::step)
                .containsExactly("open", "unlink", "write", "lseek", "read", "close");
        assertThat(window.nullCalls()).hasSize(200);
    }

    @Test
    void aTraceShowsTheFstatOfAFileOpenedByName() throws Exception {
        TraceWindow window = traced(List.of(), true);

        List<CallCount> counts = CallListChecker.check(FILE_CALLS.sender(), MESSAGES, window);

        assertThat(counts).anySatisfy(count -> {
            assertThat(count.call()).isIn("newfstatat", "fstat");
            assertThat(count.verdict()).isEqualTo(CallVerdict.UNEXPECTED);
            assertThat(count.count()).isEqualTo(1);
        });
        assertThat(counts)
                .filteredOn(count -> count.verdict() == CallVerdict.MORE)
                .extracting(CallCount::call)
                .containsExactlyInAnyOrder("openat", "close");
    }

    @Test
    void aDelayInjectedIntoOneCallIsFoundInThatRowOnly() throws Exception {
        List<String> injection = List.of("write:delay_enter=" + (int) (INJECTED_NANOS / 1_000));

        Map<String, Double> plain = medians(traced(List.of(), false));
        Map<String, Double> delayed = medians(traced(injection, false));

        assertThat(delayed.get("write") - plain.get("write")).isGreaterThan(0.9 * INJECTED_NANOS);
        delayed.forEach((step, nanos) -> {
            if (!step.equals("write")) {
                assertThat(nanos - plain.get(step)).as(step).isLessThan(0.5 * INJECTED_NANOS);
            }
        });
    }

    private static Map<String, Double> medians(TraceWindow window) {
        return CallTimes.of(FILE_CALLS.sender(), window.calls()).stream()
                .collect(
                        Collectors.toMap(CallSummary::step, call -> call.times().medianNanos(), (one, other) -> one));
    }

    private TraceWindow traced(List<String> injections, boolean openByName) throws Exception {
        Path trace = directory.resolve("worker.trace");
        File log = directory.resolve("worker.log").toFile();
        List<String> program = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TracedFileLoop.class.getName(),
                directory.toString(),
                String.valueOf(MESSAGES),
                String.valueOf(BYTES),
                String.valueOf(openByName));
        List<String> command = new StraceCommand(strace.executable(), trace, injections).wrap(program);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(process.exitValue()).as("see %s", log).isZero();
        TraceWindow.Collector collector = new TraceWindow.Collector();
        new StraceParser().parse(trace, collector);
        return collector.window();
    }
}
