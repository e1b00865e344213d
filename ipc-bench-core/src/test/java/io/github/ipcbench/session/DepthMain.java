package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.RunOrder;
import io.github.ipcbench.plan.TraceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Two sessions at the depth by default: of ours with their calls traced, and of those that fill their queues. */
public final class DepthMain {
    private DepthMain() {}

    /** Measures; the argument is where results and files lie. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        measure(directory.resolve("traced"), 500, TraceChoice.STRACE, "socket", "file", "mmap-locked", "mmap-relaxed");
        measure(directory.resolve("filled"), 200, TraceChoice.OFF, SlowModes.IDS.toArray(String[]::new));
    }

    private static void measure(Path directory, long messages, TraceChoice trace, String... modes) throws Exception {
        Files.createDirectories(directory);
        BenchmarkPlan like = TestPlans.of(directory, 1, OptionalLong.of(messages), 4096, modes);
        BenchmarkPlan plan = new BenchmarkPlan(
                like.preset(),
                like.modes(),
                like.message(),
                like.variants(),
                new BenchmarkPlan.Runs(
                        1, OptionalLong.of(messages), RunOrder.ALTERNATING, false, trace, Duration.ofMinutes(2)),
                like.output(),
                like.given());
        Session.measure(plan, "test", Optional.empty(), new Heard(), results -> {});
    }

    private static final class Heard extends SilentListener implements Session.Listener {
        @Override
        public void instrumentedRunStarted(String what, Case key, int number, int total) {}
    }
}
