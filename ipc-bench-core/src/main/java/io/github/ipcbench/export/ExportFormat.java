package io.github.ipcbench.export;

import io.github.ipcbench.plan.Choice;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** A format that other programs read. What is exported is what {@code results.json} holds and what is concluded from it. */
public enum ExportFormat implements Choice {
    /** Every run, and every case, as tables. */
    CSV("csv"),
    /** What JMH writes as JSON, for its viewers: a fork is a run. */
    JMH("jmh"),
    /** Bencher Metric Format. */
    BMF("bmf"),
    /** github-action-benchmark, tool {@code customSmallerIsBetter}. */
    GITHUB("github"),
    /** Prometheus text format, for a textfile collector. */
    PROMETHEUS("prometheus");

    private final String id;

    private static String runs(Results results) {
        StringWriter text = new StringWriter();
        try {
            RunsCsv.write(results.runs(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every character", e);
        }
        return text.toString();
    }

    ExportFormat(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /** The files of this format, by name. */
    public Map<String, String> files(Results results) {
        return switch (this) {
            case CSV -> Map.of("runs.csv", runs(results), "cases.csv", CasesCsv.of(results));
            case JMH -> Map.of("jmh-result.json", JmhExport.of(results));
            case BMF -> Map.of("bmf.json", BencherExport.of(results));
            case GITHUB -> Map.of("github-action-benchmark.json", GithubExport.of(results));
            case PROMETHEUS -> Map.of("ipcbench.prom", PrometheusExport.of(results));
        };
    }
}
