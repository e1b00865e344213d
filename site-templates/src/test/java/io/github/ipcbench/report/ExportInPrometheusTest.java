package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ipcbench.export.ExportFormat;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.Comparison;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus's own parser, that of its Python client, reads what is exported for it. */
@Tag("forks")
class ExportInPrometheusTest {
    private static final String PARSER = """
            import json, sys
            try:
                from prometheus_client.parser import text_string_to_metric_families
            except ImportError:
                sys.exit(3)
            families = list(text_string_to_metric_families(open(sys.argv[1], encoding="utf-8").read()))
            json.dump([{"name": sample.name, "labels": sample.labels, "value": sample.value, "type": family.type,
                        "help": family.documentation} for family in families for sample in family.samples], sys.stdout)
            """;

    private static final int NO_PARSER = 3;

    /** The one of the system has what the system's packages bring, whatever another in front of it has. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    @TempDir
    Path directory;

    @Test
    void everySampleIsReadAsItIsInTheResults() throws Exception {
        Results results = FullSession.results();
        SessionSummary session = SessionSummary.of(results);
        JsonNode read = read(results);

        assertThat(read).allSatisfy(sample -> {
            assertThat(sample.path("type").asText()).isEqualTo("gauge");
            assertThat(sample.path("help").asText()).isNotBlank();
        });
        Map<String, Double> values = new HashMap<>();
        read.forEach(sample -> values.put(
                sample.path("name").asText() + sample.path("labels"),
                sample.path("value").asDouble()));
        Map<String, Double> expected = new HashMap<>();
        for (CaseSummary one : session.cases()) {
            expected.put("ipcbench_cpu_seconds_per_message" + labels(one.key(), ""), one.micros() / 1e6);
            expected.put(
                    "ipcbench_runs" + labels(one.key(), ""), (double) one.runs().size());
        }
        for (Comparison one : session.comparisons()) {
            String baseline = ",\"baseline_mode\":\"" + one.baseline().mode() + "\",\"baseline_variant\":\""
                    + one.baseline().variant() + "\"";
            expected.put("ipcbench_multiple" + labels(one.key(), baseline), one.multiple());
        }
        assertThat(values).containsAllEntriesOf(expected);
        assertThat(values).hasSize(expected.size() + 2).containsKeys("ipcbench_trust{}", "ipcbench_started_seconds{}");
    }

    @Test
    void namesComeBackAsTheyWere() throws Exception {
        Results results = new SampleVariants()
                .modes("socket")
                .variants("base", "next.1_b-2")
                .build();
        assertThat(read(results).findValuesAsText("variant")).contains("base", "next.1_b-2");
    }

    private static String labels(Case key, String more) {
        return "{\"mode\":\"" + key.mode() + "\",\"payload_bytes\":\"" + key.payloadBytes() + "\",\"variant\":\""
                + key.variant() + "\"" + more + "}";
    }

    private JsonNode read(Results results) throws IOException, InterruptedException {
        Path file = Files.writeString(
                directory.resolve("ipcbench.prom"),
                ExportFormat.PROMETHEUS.files(results).get("ipcbench.prom"));
        for (String python : PYTHONS) {
            Optional<String> json = parsed(python, file);
            if (json.isPresent()) {
                return JsonMapper.builder().build().readTree(json.get());
            }
        }
        String missing = "no parser of Prometheus: its Python client is not installed; Debian has it as"
                + " python3-prometheus-client";
        return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
    }

    /** Empty where there is no such Python, or it has no parser. */
    private Optional<String> parsed(String python, Path file) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(python, "-c", PARSER, file.toString())
                    .redirectError(directory.resolve("errors").toFile())
                    .start();
        } catch (IOException noSuchPython) {
            return Optional.empty();
        }
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertThat(status)
                .as(() -> "errors of " + python + " in " + directory.resolve("errors"))
                .isIn(0, NO_PARSER);
        return status == NO_PARSER ? Optional.empty() : Optional.of(json);
    }
}
