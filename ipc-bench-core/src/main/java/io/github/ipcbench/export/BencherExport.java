package io.github.ipcbench.export;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Thresholds;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.statistics.LogMean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bencher Metric Format: for each case the CPU time of a message in nanoseconds, with its interval where there is one. */
final class BencherExport {
    private static final String MEASURE = "cpu-time-per-message";
    private static final double NANOS_PER_MICRO = 1e3;

    private BencherExport() {}

    static String of(Results results) {
        Map<String, Object> benchmarks = new LinkedHashMap<>();
        SessionSummary.of(results)
                .cases()
                .forEach(one -> benchmarks.put(CaseLabel.of(one.key()), Map.of(MEASURE, metric(one))));
        return ResultsJson.text(benchmarks);
    }

    private static Map<String, Object> metric(CaseSummary one) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("value", one.micros() * NANOS_PER_MICRO);
        double[] micros = one.runs().stream().mapToDouble(CaseSummary::micros).toArray();
        if (one.rounds() == micros.length && one.micros() > 0) {
            LogMean.of(micros).interval(Thresholds.CONFIDENCE).ifPresent(interval -> {
                metric.put("lower_value", interval.low() * NANOS_PER_MICRO);
                metric.put("upper_value", interval.high() * NANOS_PER_MICRO);
            });
        }
        return metric;
    }
}
