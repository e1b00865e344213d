package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.ipcbench.export.ExportFiles;
import io.github.ipcbench.export.ExportFormat;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs read, read as they do; {@code ExportInPrometheusTest} has the reader that is a program of its own. */
class ExportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Results SESSION = FullSession.results();
    private static final List<CaseSummary> CASES = SessionSummary.of(SESSION).cases();

    /** A line of the text format, version 0.0.4. */
    private static final Pattern SAMPLE = Pattern.compile(
            "[a-z_]+(\\{([a-z_]+=\"(?:[^\"\\\\\\n]|\\\\.)*\",?)+\\})? [-+0-9.E]+|# (HELP|TYPE) [a-z_]+ .*");

    @TempDir
    Path directory;

    @Test
    void aForkOfJmhIsARun() throws IOException {
        JsonNode benchmarks = JSON.readTree(text(ExportFormat.JMH, "jmh-result.json"));
        assertThat(benchmarks).hasSameSizeAs(CASES);
        JsonNode socket = benchmarks.get(0);
        assertThat(socket.path("forks").asInt()).isEqualTo(10);
        assertThat(socket.at("/primaryMetric/rawData")).hasSize(10);
        assertThat(socket.at("/primaryMetric/rawData/0/0").asDouble())
                .isEqualTo(CaseSummary.micros(CASES.get(0).runs().get(0)));
        assertThat(socket.at("/primaryMetric/scoreUnit").asText()).isEqualTo("us/op");
        double score = socket.at("/primaryMetric/score").asDouble();
        assertThat(socket.at("/primaryMetric/scoreConfidence/1").asDouble())
                .isCloseTo(score + socket.at("/primaryMetric/scoreError").asDouble(), within(1e-9));
    }

    @Test
    void aVariantHasItsOwnJdkInJmhsFile() throws IOException {
        Results session = new SampleVariants()
                .modes("socket")
                .onJdk("jdk25", "26.1+3 (Example)", "ext4")
                .build();
        JsonNode benchmarks = JSON.readTree(ExportFormat.JMH.files(session).get("jmh-result.json"));
        assertThat(benchmarks.findValuesAsText("jdkVersion"))
                .containsExactly(session.environment().workerJava().split(" ", 2)[0], "26.1+3");
    }

    @Test
    void jmhItselfWritesTheSameOfTheSameRuns() throws IOException {
        JsonNode ours = JSON.readTree(text(ExportFormat.JMH, "jmh-result.json"));
        JsonNode theirs = JSON.readTree(JmhWriter.json(SESSION.environment().workerJava(), CASES));
        assertThat(ours).hasSameSizeAs(theirs);
        Map<String, JsonNode> expected = new TreeMap<>();
        leaves("", theirs, expected);
        Map<String, JsonNode> found = new TreeMap<>();
        leaves("", ours, found);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> {
            if (value.isNumber()) {
                // JMH writes no more digits than this.
                assertThat(found.get(name).asDouble()).as(name).isCloseTo(value.asDouble(), withinPercentage(1e-6));
            } else {
                assertThat(found.get(name)).as(name).isEqualTo(value);
            }
        });
    }

    private static void leaves(String name, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isContainerNode() && !node.isEmpty()) {
            node.properties().forEach(field -> leaves(name + "/" + field.getKey(), field.getValue(), leaves));
            for (int place = 0; node.isArray() && place < node.size(); place++) {
                leaves(name + "/" + place, node.get(place), leaves);
            }
        } else {
            leaves.put(name, node);
        }
    }

    @Test
    void bencherReadsEveryCostWithItsBounds() throws IOException {
        String text = text(ExportFormat.BMF, "bmf.json");
        assertThat(schema("bmf").validate(text, InputFormat.JSON)).isEmpty();
        JsonNode benchmarks = JSON.readTree(text);
        assertThat(benchmarks).hasSameSizeAs(CASES);
        for (CaseSummary one : CASES) {
            JsonNode metric = benchmarks.path(name(one)).path("cpu-time-per-message");
            double nanos = 1e3 * one.micros();
            assertThat(metric.path("value").asDouble()).isCloseTo(nanos, within(1e-6));
            assertThat(metric.path("lower_value").asDouble()).isLessThan(nanos);
            assertThat(metric.path("upper_value").asDouble()).isGreaterThan(nanos);
        }
    }

    @Test
    void githubsActionReadsEveryCost() throws IOException {
        String text = text(ExportFormat.GITHUB, "github-action-benchmark.json");
        assertThat(schema("github-action-benchmark").validate(text, InputFormat.JSON))
                .isEmpty();
        JsonNode entries = JSON.readTree(text);
        assertThat(entries).hasSameSizeAs(CASES);
        for (int place = 0; place < CASES.size(); place++) {
            assertThat(entries.get(place).path("name").asText()).isEqualTo(name(CASES.get(place)));
            assertThat(entries.get(place).path("value").asDouble())
                    .isEqualTo(CASES.get(place).micros());
        }
    }

    private static String name(CaseSummary one) {
        return one.key().mode() + "/" + one.key().payloadBytes();
    }

    private static Schema schema(String name) throws IOException {
        try (InputStream text = ExportTest.class.getResourceAsStream(name + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    @Test
    void everyLineForPrometheusIsOfItsFormat() {
        assertThat(text(ExportFormat.PROMETHEUS, "ipcbench.prom").lines())
                .allMatch(line -> SAMPLE.matcher(line).matches())
                .anyMatch(line -> line.startsWith("ipcbench_multiple{mode=\"file\","));
    }

    @Test
    void everyCaseIsARowWithItsFigures() throws IOException {
        List<Map<String, String>> rows = rows(text(ExportFormat.CSV, "cases.csv"));
        assertThat(rows).hasSameSizeAs(CASES);
        for (int place = 0; place < CASES.size(); place++) {
            CaseSummary one = CASES.get(place);
            Map<String, String> row = rows.get(place);
            assertThat(row)
                    .containsEntry("mode", one.key().mode())
                    .containsEntry("variant", one.key().variant())
                    .containsEntry("runs", String.valueOf(one.runs().size()));
            assertThat(Double.parseDouble(row.get("cpuMicrosPerMessage"))).isEqualTo(one.micros());
            assertThat(row.get("multiple"))
                    .isEqualTo(SessionSummary.of(SESSION)
                            .withBaselineMode(one.key())
                            .map(comparison -> String.valueOf(comparison.multiple()))
                            .orElse(""));
        }
    }

    @Test
    void everyRunIsARowWithItsFigures() throws IOException {
        List<Map<String, String>> rows = rows(text(ExportFormat.CSV, "runs.csv"));
        assertThat(rows).hasSameSizeAs(SESSION.runs());
        for (int place = 0; place < rows.size(); place++) {
            RunResult run = SESSION.runs().get(place);
            assertThat(rows.get(place))
                    .containsEntry("index", String.valueOf(run.index()))
                    .containsEntry("round", String.valueOf(run.round()))
                    .containsEntry("mode", run.key().mode())
                    .containsEntry("payloadBytes", String.valueOf(run.key().payloadBytes()))
                    .containsEntry("messages", String.valueOf(run.messages()))
                    .containsEntry(
                            "senderLoopCpuNanos",
                            String.valueOf(run.ends().sender().loopCpuNanos()))
                    .containsEntry(
                            "receiverProcessSystemNanos",
                            String.valueOf(run.ends().receiver().processSystemNanos()));
        }
    }

    private static List<Map<String, String>> rows(String csv) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            return rows.readAll();
        }
    }

    @Test
    void whatAnotherToolWroteIsNotReplaced() throws IOException {
        Path theirs = Files.writeString(
                Files.createDirectories(directory.resolve(ExportFiles.FOLDER)).resolve("jmh-result.json"),
                "[{\"benchmark\": \"org.example.Mine\"}]");
        assertThatThrownBy(() -> ExportFiles.write(SESSION, directory, List.of(ExportFormat.JMH)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not written by IPC Bench");
        assertThat(theirs).hasContent("[{\"benchmark\": \"org.example.Mine\"}]");
    }

    @Test
    void oursAreReplaced() throws IOException {
        List<Path> first = ExportFiles.write(SESSION, directory, ExportFiles.formats(List.of()));
        assertThat(ExportFiles.write(SESSION, directory, ExportFiles.formats(List.of())))
                .isEqualTo(first)
                .hasSize(6);
    }

    @Test
    void anUnknownFormatIsNamed() {
        assertThatThrownBy(() -> ExportFiles.formats(List.of("csv", "jmhh")))
                .hasMessage(
                        "ipcbench.export: unknown format 'jmhh', did you mean jmh?; known: csv, jmh, bmf, github, prometheus");
    }

    private static String text(ExportFormat format, String name) {
        return format.files(SESSION).get(name);
    }
}
