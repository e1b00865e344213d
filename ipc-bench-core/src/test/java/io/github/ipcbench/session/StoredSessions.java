package io.github.ipcbench.session;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Made-up sessions of the mode socket, four runs of 20 messages, as far as they came. */
final class StoredSessions {
    static final int PLANNED = 4;
    private static final Case SOCKET = new Case("socket", 4096, Case.BASE);
    static final List<CaseRecord> CASES = List.of(CaseRecord.measured(
            SOCKET,
            20,
            new CaseRecord.Depth(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(1))));

    private StoredSessions() {}

    static BenchmarkPlan plan(Path directory) {
        return TestPlans.of(directory, PLANNED, OptionalLong.of(20), 4096, "socket");
    }

    static Results results(Path directory, int runs) {
        return results(
                PlanRecord.of(plan(directory)),
                CASES,
                IntStream.rangeClosed(1, runs).mapToObj(StoredSessions::run).toList());
    }

    static Results results(PlanRecord plan, List<CaseRecord> cases, List<RunResult> runs) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                "test",
                "2026-01-02T03:04:05Z",
                runs.size() == PLANNED,
                plan,
                TestPlans.environment(),
                List.of(),
                cases,
                runs,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static RunResult run(int index) {
        WorkerMeasurement worker = new WorkerMeasurement(9, 8, 3, 5, 4, 6, 20 * 4096, 1, 2);
        return new RunResult(
                index,
                index,
                SOCKET,
                20,
                9,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
