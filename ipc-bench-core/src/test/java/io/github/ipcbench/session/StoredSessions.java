package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Made-up sessions of the mode socket, four runs of 20 messages, as far as they came. */
final class StoredSessions {
    static final int PLANNED = 4;

    private StoredSessions() {}

    static BenchmarkPlan plan(Path directory) {
        return TestPlans.of(directory, PLANNED, OptionalLong.of(20), 4096, "socket");
    }

    static Results results(Path directory, int runs) {
        return results(
                PlanRecord.of(plan(directory), Map.of("socket", 20L)),
                IntStream.range(0, runs).mapToObj(StoredSessions::run).toList());
    }

    static Results results(PlanRecord plan, List<RunResult> runs) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                "test",
                "2026-01-02T03:04:05Z",
                runs.size() == PLANNED,
                plan,
                TestPlans.environment(),
                runs,
                List.of(),
                List.of());
    }

    static RunResult run(int index) {
        WorkerMeasurement worker = new WorkerMeasurement(9, 8, 3, 5, 4, 6, 20 * 4096, 1, 2);
        return new RunResult(index, index, "socket", 20, 4096, 9, worker, worker, List.of());
    }
}
