package io.github.ipcbench.export;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.statistics.MeanError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Results as JMH writes its own: average time, microseconds of CPU per message. A run is a fork with one iteration; score and
 * error are JMH's, arithmetic mean and half its 99.9 % t interval, since its viewers compare them as such.
 */
final class JmhExport {
    private static final double CONFIDENCE = 0.999;
    private static final String BENCHMARK = "io.github.ipcbench.CpuPerMessage";

    private JmhExport() {}

    static String of(Results results) {
        return ResultsJson.text(SessionSummary.of(results).cases().stream()
                .map(one -> benchmark(one, results.environment()))
                .toList());
    }

    private static Map<String, Object> benchmark(CaseSummary one, Environment machine) {
        Map<String, Object> benchmark = new LinkedHashMap<>();
        benchmark.put("jmhVersion", "1.37");
        benchmark.put("benchmark", BENCHMARK + "." + one.key().mode());
        benchmark.put("mode", "avgt");
        benchmark.put("threads", 1);
        benchmark.put("forks", one.runs().size());
        benchmark.put("jvm", "");
        benchmark.put("jvmArgs", List.of());
        String java = machine.workerJava(one.key().variant());
        benchmark.put("jdkVersion", java.split(" ", 2)[0]);
        benchmark.put("vmName", java);
        benchmark.put("vmVersion", java);
        benchmark.put("warmupIterations", 0);
        benchmark.put("warmupTime", "1 s");
        benchmark.put("warmupBatchSize", 1);
        benchmark.put("measurementIterations", 1);
        benchmark.put("measurementTime", "1 s");
        benchmark.put("measurementBatchSize", 1);
        benchmark.put(
                "params",
                Map.of(
                        "payloadBytes", String.valueOf(one.key().payloadBytes()),
                        "variant", one.key().variant()));
        benchmark.put("primaryMetric", metric(one));
        benchmark.put("secondaryMetrics", Map.of());
        return benchmark;
    }

    private static Map<String, Object> metric(CaseSummary one) {
        double[] micros = one.runs().stream().mapToDouble(CaseSummary::micros).toArray();
        MeanError score = MeanError.of(micros, CONFIDENCE);
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("score", score.mean());
        metric.put("scoreError", orNaN(score.error()));
        metric.put("scoreConfidence", List.of(orNaN(shifted(score, -1)), orNaN(shifted(score, 1))));
        metric.put("scorePercentiles", score.percentiles());
        metric.put("scoreUnit", "us/op");
        metric.put(
                "rawData",
                one.runs().stream().map(run -> List.of(CaseSummary.micros(run))).toList());
        return metric;
    }

    private static OptionalDouble shifted(MeanError score, int sign) {
        return score.error().isPresent()
                ? OptionalDouble.of(score.mean() + sign * score.error().getAsDouble())
                : OptionalDouble.empty();
    }

    /** JMH writes the text NaN where it has no error. */
    private static Object orNaN(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "NaN";
    }
}
