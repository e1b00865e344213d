package io.github.ipcbench.report;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.results.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** What JMH's own writer makes of runs: each a fork with one iteration. Its JSON has no schema, so this stands for one. */
final class JmhWriter {
    private static final TimeValue SECOND = TimeValue.seconds(1);

    private JmhWriter() {}

    static String json(String java, List<CaseSummary> cases) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(text, true, StandardCharsets.UTF_8))
                .writeOut(cases.stream().map(one -> result(java, one)).toList());
        return text.toString(StandardCharsets.UTF_8);
    }

    private static org.openjdk.jmh.results.RunResult result(String java, CaseSummary one) {
        BenchmarkParams params = params(java, one);
        return new org.openjdk.jmh.results.RunResult(
                params, one.runs().stream().map(run -> fork(params, run)).toList());
    }

    private static BenchmarkResult fork(BenchmarkParams params, RunResult run) {
        long cpuNanos = run.ends().stream().mapToLong(end -> end.loopCpuNanos()).sum();
        IterationResult iteration = new IterationResult(params, params.getMeasurement(), null);
        iteration.addResult(new AverageTimeResult(
                ResultRole.PRIMARY, params.getBenchmark(), run.messages(), cpuNanos, TimeUnit.MICROSECONDS));
        return new BenchmarkResult(params, List.of(iteration));
    }

    private static BenchmarkParams params(String java, CaseSummary one) {
        WorkloadParams workload = new WorkloadParams();
        workload.put("payloadBytes", String.valueOf(one.key().payloadBytes()), 0);
        workload.put("variant", one.key().variant(), 0);
        String name = "io.github.ipcbench.CpuPerMessage." + one.key().mode();
        return new BenchmarkParams(
                name,
                name,
                false,
                1,
                new int[] {1},
                List.of(),
                one.runs().size(),
                0,
                new IterationParams(IterationType.WARMUP, 0, SECOND, 1),
                new IterationParams(IterationType.MEASUREMENT, 1, SECOND, 1),
                Mode.AverageTime,
                workload,
                TimeUnit.MICROSECONDS,
                1,
                "",
                List.of(),
                java.split(" ", 2)[0],
                java,
                java,
                "1.37",
                SECOND);
    }
}
