package io.github.ipcbench.session;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Payload;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.plan.RunOrder;
import io.github.ipcbench.plan.TraceChoice;
import io.github.ipcbench.plan.Variant;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Small plans for tests that fork real workers. */
public final class TestPlans {
    public static final WorkerJvm JVM = new WorkerJvm(Path.of(System.getProperty("java.home")), List.of());

    private TestPlans() {}

    public static BenchmarkPlan of(
            Path directory, int runs, OptionalLong messages, int payloadBytes, String... modeIds) {
        return of(directory, runs, messages, payloadBytes, Duration.ofSeconds(60), modeIds);
    }

    public static BenchmarkPlan of(
            Path directory, int runs, OptionalLong messages, int payloadBytes, Duration timeout, String... modeIds) {
        return of(directory, runs, messages, payloadBytes, timeout, Optional.empty(), modeIds);
    }

    public static BenchmarkPlan of(
            Path directory,
            int runs,
            OptionalLong messages,
            int payloadBytes,
            Duration timeout,
            Optional<Affinity> affinity,
            String... modeIds) {
        return of(directory, runs, messages, payloadBytes, timeout, affinity, false, modeIds);
    }

    public static BenchmarkPlan checkingItself(
            Path directory, int runs, OptionalLong messages, int payloadBytes, String... modeIds) {
        return of(directory, runs, messages, payloadBytes, Duration.ofSeconds(60), Optional.empty(), true, modeIds);
    }

    private static BenchmarkPlan of(
            Path directory,
            int runs,
            OptionalLong messages,
            int payloadBytes,
            Duration timeout,
            Optional<Affinity> affinity,
            boolean selfCheck,
            String... modeIds) {
        ModeCatalog catalog = ModeCatalog.load(TestPlans.class.getClassLoader());
        List<Mode> modes = Arrays.stream(modeIds).map(catalog::mode).toList();
        return new BenchmarkPlan(
                Preset.QUICK,
                modes,
                new BenchmarkPlan.Message(List.of(payloadBytes), 3, new Payload.Struct(), 42),
                List.of(Variant.base(JVM, directory, WaitStrategy.SELECT, affinity)),
                new BenchmarkPlan.Runs(runs, messages, RunOrder.ALTERNATING, selfCheck, TraceChoice.OFF, timeout),
                new BenchmarkPlan.Output(directory, 5, Optional.empty()),
                Map.of());
    }

    /** The same plan with messages of these sizes and these variants. */
    public static BenchmarkPlan with(BenchmarkPlan plan, List<Integer> sizes, List<Variant> variants) {
        BenchmarkPlan.Message message = plan.message();
        return new BenchmarkPlan(
                plan.preset(),
                plan.modes(),
                new BenchmarkPlan.Message(sizes, message.descriptors(), message.payload(), message.seed()),
                variants,
                plan.runs(),
                plan.output(),
                plan.given());
    }

    /** The same plan with workers on this runtime. */
    public static BenchmarkPlan on(BenchmarkPlan plan, WorkerJvm jvm) {
        Variant base = plan.base();
        return with(
                plan,
                plan.message().sizes(),
                List.of(Variant.base(jvm, base.tempDirectory(), base.waitStrategy(), base.affinity())));
    }

    /** The same plan with these arguments for the workers' runtime. */
    public static BenchmarkPlan withJvmArguments(BenchmarkPlan plan, List<String> arguments) {
        return on(plan, new WorkerJvm(JVM.home(), arguments));
    }

    public static Environment environment() {
        return new Environment(
                "a CPU",
                2,
                OptionalLong.of(1),
                "Linux",
                "6",
                "amd64",
                "17",
                "17",
                "jna",
                "tmpfs",
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.of(0));
    }
}
