package io.github.ipcbench.export;

import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.judgement.Trust;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Results;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prometheus text format, version 0.0.4: costs in seconds, multiples, runs, trust and the time of the session. */
final class PrometheusExport {
    private final StringBuilder text = new StringBuilder();

    private PrometheusExport() {}

    static String of(Results results) {
        SessionSummary session = SessionSummary.of(results);
        PrometheusExport export = new PrometheusExport();
        export.family("ipcbench_cpu_seconds_per_message", "CPU time of sender and receiver to pass one message.");
        session.cases()
                .forEach(one ->
                        export.sample("ipcbench_cpu_seconds_per_message", labels(one.key()), one.micros() / 1e6));
        export.family("ipcbench_runs", "Runs that the cost of a case is made of.");
        for (CaseSummary one : session.cases()) {
            export.sample("ipcbench_runs", labels(one.key()), one.runs().size());
        }
        export.family("ipcbench_multiple", "Cost as a multiple of the baseline's.");
        session.comparisons().forEach(one -> export.sample("ipcbench_multiple", compared(one), one.multiple()));
        export.family("ipcbench_trust", "How far the session can be trusted: 2 good, 1 fair, 0 poor.");
        export.sample("ipcbench_trust", Map.of(), trust(session.trust().level()));
        export.family("ipcbench_started_seconds", "Start of the session, in seconds since 1970.");
        export.sample("ipcbench_started_seconds", Map.of(), (double)
                Instant.parse(results.startedAt()).getEpochSecond());
        return export.text.toString();
    }

    private static int trust(Trust.Level level) {
        return switch (level) {
            case GOOD -> 2;
            case FAIR -> 1;
            case POOR -> 0;
        };
    }

    private static Map<String, String> labels(Case key) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("mode", key.mode());
        labels.put("payload_bytes", String.valueOf(key.payloadBytes()));
        labels.put("variant", key.variant());
        return labels;
    }

    private static Map<String, String> compared(Comparison one) {
        Map<String, String> labels = labels(one.key());
        labels.put("baseline_mode", one.baseline().mode());
        labels.put("baseline_variant", one.baseline().variant());
        return labels;
    }

    private void family(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void sample(String name, Map<String, String> labels, double value) {
        String shown = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        text.append(name).append(labels.isEmpty() ? "" : shown).append(' ');
        text.append(value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value));
        text.append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
