package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ipcbench.export.ExportFiles;
import io.github.ipcbench.export.ExportFormat;
import io.github.ipcbench.judgement.CaseSummary;
import io.github.ipcbench.judgement.SessionSummary;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aMetricOfBencherHasItsBounds() throws IOException {
        JsonNode metric = JSON.readTree(text(ExportFormat.BMF, "bmf.json")).at("/file~1112192/cpu-time-per-message");
        assertThat(metric.path("value").asDouble()).isCloseTo(1e3 * CASES.get(1).micros(), within(1e-6));
        assertThat(metric.path("lower_value").asDouble())
                .isLessThan(metric.path("value").asDouble());
        assertThat(metric.path("upper_value").asDouble())
                .isGreaterThan(metric.path("value").asDouble());
    }

    @Test
    void githubsEntriesHaveNameUnitAndValue() throws IOException {
        JsonNode entries = JSON.readTree(text(ExportFormat.GITHUB, "github-action-benchmark.json"));
        assertThat(entries).hasSameSizeAs(CASES).allSatisfy(entry -> {
            assertThat(entry.path("name").asText()).endsWith("/112192");
            assertThat(entry.path("unit").asText()).isEqualTo("us CPU/message");
            assertThat(entry.path("value").isNumber()).isTrue();
        });
    }

    @Test
    void everyLineForPrometheusIsOfItsFormat() {
        assertThat(text(ExportFormat.PROMETHEUS, "ipcbench.prom").lines())
                .allMatch(line -> SAMPLE.matcher(line).matches())
                .anyMatch(line -> line.startsWith("ipcbench_multiple{mode=\"file\","));
    }

    @Test
    void casesHaveARowEach() {
        assertThat(text(ExportFormat.CSV, "cases.csv").lines()).hasSize(CASES.size() + 1);
        assertThat(text(ExportFormat.CSV, "runs.csv").lines())
                .hasSize(SESSION.runs().size() + 1);
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
