package io.github.ipcbench.maven;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.results.CaseRecord;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.PlanRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.WorkerMeasurement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Results as the goals see them. */
final class Examples {
    static final Mode SOCKET = new Mode("socket", "one datagram", true);
    static final Mode FILE = new Mode("file", "a temporary file", true);

    private Examples() {}

    static Case key(Mode mode) {
        return new Case(mode.id(), 112_192, Case.BASE);
    }

    /** A run of 1,000 messages that took each worker 20 us of CPU per message. */
    static RunResult run(int index, int round, Mode mode) {
        WorkerMeasurement worker = new WorkerMeasurement(
                50_000_000, 20_000_000, 5_000_000, 15_000_000, 9_000_000, 19_000_000, 112_192_000, 8_000_000, 12);
        return new RunResult(
                index,
                round,
                key(mode),
                1_000,
                50_000_000,
                new BothEnds<>(worker, worker),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Results results(BenchmarkPlan plan, List<RunResult> runs, List<CaseRecord> unsupported) {
        return results(plan, true, runs, unsupported);
    }

    static Results results(BenchmarkPlan plan, boolean complete, List<RunResult> runs) {
        return results(plan, complete, runs, List.of());
    }

    private static Results results(
            BenchmarkPlan plan, boolean complete, List<RunResult> runs, List<CaseRecord> unsupported) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                "1.2.3",
                "2026-01-01T00:00:00Z",
                complete,
                PlanRecord.of(plan),
                new Environment(
                        "CPU",
                        2,
                        OptionalLong.of(1),
                        "Linux",
                        "6",
                        "amd64",
                        "17",
                        "17",
                        "jna",
                        "ext4",
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.of(0)),
                List.of(),
                plan.cases().stream()
                        .map(key -> unsupported.stream()
                                .filter(one -> one.key().equals(key))
                                .findFirst()
                                .orElse(CaseRecord.measured(
                                        key,
                                        1_000,
                                        new CaseRecord.Depth(
                                                OptionalInt.empty(),
                                                OptionalInt.empty(),
                                                OptionalInt.of(1),
                                                OptionalInt.of(1)))))
                        .toList(),
                runs,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
