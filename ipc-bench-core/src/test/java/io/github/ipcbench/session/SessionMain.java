package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A controller process for tests that kill one: runs a session that would take minutes. */
public final class SessionMain {
    private SessionMain() {}

    public static void main(String[] arguments) throws Exception {
        BenchmarkPlan plan = TestPlans.of(Path.of(arguments[0]), 1, OptionalLong.of(50_000_000), 112_192, arguments[1]);
        new BenchmarkSession(
                        plan,
                        TestPlans.environment(),
                        "test",
                        WorkerCommand.ofThisProcess(),
                        results -> {},
                        new SilentListener())
                .run();
    }
}
