package io.github.ipcbench.session;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Payload;
import io.github.ipcbench.plan.Preset;
import io.github.ipcbench.plan.RunOrder;
import io.github.ipcbench.plan.TraceChoice;
import io.github.ipcbench.plan.WaitStrategy;
import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.transport.ModeCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                runs,
                messages,
                payloadBytes,
                3,
                new Payload.Struct(),
                RunOrder.ALTERNATING,
                42,
                WaitStrategy.SELECT,
                affinity,
                TraceChoice.OFF,
                selfCheck,
                timeout,
                directory,
                directory,
                5,
                JVM,
                Optional.empty(),
                Map.of());
    }

    public static Environment environment() {
        return new Environment(
                "a CPU",
                2,
                1,
                "Linux",
                "6",
                "amd64",
                "17",
                "17",
                "jna",
                "tmpfs",
                OptionalInt.empty(),
                OptionalInt.empty(),
                0);
    }
}
