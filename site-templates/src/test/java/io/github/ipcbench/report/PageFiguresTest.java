package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser shows in the tables, worked out again from the JSON file by nothing of ours. */
@Tag("browser")
class PageFiguresTest {
    private static final List<String> MODES = List.of("socket", "file", "mmap-locked", "mmap-relaxed", "socket-gzip");
    private static final JsonNode SESSION = FullSession.json();

    @TempDir
    static Path directory;

    private static HeadlessBrowser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = HeadlessBrowser.start();
        Path page = ReportWriter.write(FullSession.results(), directory).html().toRealPath();
        browser.open(page, 1280, "light");
        browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theTableOfCostsIsThatOfTheRuns() {
        List<List<String>> rows = rows("table.costs tbody tr:first-child");
        assertThat(rows).hasSize(MODES.size());
        for (int place = 0; place < rows.size(); place++) {
            String mode = MODES.get(place);
            List<JsonNode> runs = runs(mode);
            List<String> row = rows.get(place);
            assertThat(row.get(0)).isEqualTo(mode);
            assertShows(row.get(1), median(runs, run -> perMessage(run, "loopUserNanos")));
            assertShows(row.get(2), median(runs, run -> perMessage(run, "loopSystemNanos")));
            assertShows(row.get(3), median(runs, PageFiguresTest::cost));
            assertThat(row).hasSize(4);
        }
    }

    @Test
    void theTableOfTheAnswerIsThatOfTheRuns() {
        List<List<String>> rows = rows("table.figures tbody tr");
        List<String> ranges = texts("return [...document.querySelectorAll('table.figures td:nth-child(2) small')]"
                + ".map(it => it.textContent)");
        assertThat(rows).hasSize(MODES.size());
        assertThat(ranges).hasSize(MODES.size());
        for (int place = 0; place < rows.size(); place++) {
            List<JsonNode> runs = runs(MODES.get(place));
            List<String> row = rows.get(place);
            assertThat(row.get(0)).isEqualTo(MODES.get(place));
            double unit = row.get(1).endsWith(" ms") ? 1000 : 1;
            assertShows(row.get(1), geometricMean(runs) / unit);
            assertThat(row.get(2)).endsWith("×");
            assertShows(row.get(2).replace("×", ""), geometricMean(runs) / geometricMean(runs("socket")));
            assertSecondToNinth(ranges.get(place), runs, unit);
        }
    }

    private static double geometricMean(List<JsonNode> runs) {
        return Math.exp(
                runs.stream().mapToDouble(run -> Math.log(cost(run))).average().orElseThrow());
    }

    @Test
    void theIntervalUnderTheSumLiesBetweenTheSecondAndTheNinthRun() {
        List<String> shown =
                texts("return [...document.querySelectorAll('table.costs tbody tr:first-child td:nth-child(4) small')]"
                        + ".map(it => it.textContent)");
        for (int place = 0; place < MODES.size(); place++) {
            assertSecondToNinth(shown.get(place), runs(MODES.get(place)), 1);
            assertThat(shown.get(place)).endsWith(" (97.9 %)");
        }
    }

    private static void assertSecondToNinth(String shown, List<JsonNode> runs, double unit) {
        double[] costs =
                runs.stream().mapToDouble(PageFiguresTest::cost).sorted().toArray();
        assertThat(costs).hasSize(10);
        String[] words = shown.split(" ", -1);
        assertShows(words[0], costs[1] / unit);
        assertShows(words[2], costs[8] / unit);
    }

    @Test
    void theTableOfRunsIsThatOfTheRuns() {
        List<List<String>> rows = rows("table.runs tbody tr");
        assertThat(rows).hasSize(50);
        for (int index = 0; index < rows.size(); index++) {
            JsonNode run = SESSION.path("runs").get(index);
            List<String> row = rows.get(index);
            assertThat(row.get(0)).isEqualTo(String.valueOf(index + 1));
            assertThat(row.get(2)).isEqualTo(run.path("mode").asText());
            assertShows(row.get(3), run.path("messages").asDouble());
            assertShows(row.get(4), sum(run, "loopUserNanos") / 1e9);
            assertShows(row.get(5), sum(run, "loopSystemNanos") / 1e9);
            assertShows(row.get(6), sum(run, "loopCpuNanos") / 1e9);
            assertShows(row.get(7), run.path("wallNanos").asDouble() / 1e9);
            assertShows(row.get(8), (sum(run, "processUserNanos") + sum(run, "processSystemNanos")) / 1e9);
        }
    }

    @Test
    void theTablesOfStepsAreThoseOfTheProfiles() {
        List<List<String>> rows = rows("table:has(#steps-caption) tbody tr:not(.group)");
        List<JsonNode> steps = new ArrayList<>();
        List<Double> cpuNanos = new ArrayList<>();
        for (JsonNode profile : SESSION.path("calls").path("profiles")) {
            for (JsonNode worker : List.of(profile.path("sender"), profile.path("receiver"))) {
                for (JsonNode step : worker.path("steps")) {
                    steps.add(step);
                    cpuNanos.add(cpuNanos(worker, step.path("step").asText()));
                }
            }
        }
        assertThat(rows).hasSameSizeAs(steps).hasSizeGreaterThan(20);
        for (int place = 0; place < rows.size(); place++) {
            List<String> row = rows.get(place);
            JsonNode times = steps.get(place).path("times");
            assertThat(row.get(0)).isEqualTo(steps.get(place).path("step").asText());
            assertShowsCost(row.get(1), cpuNanos.get(place));
            assertShowsCost(
                    row.get(2).replace("includes waiting", ""),
                    times.path("medianNanos").asDouble());
            assertShowsCost(row.get(3), times.path("p90Nanos").asDouble());
            assertShows(row.get(4), times.path("count").asDouble());
        }
    }

    private static double cpuNanos(JsonNode worker, String step) {
        for (JsonNode part : worker.path("loopParts")) {
            if (part.path("name").asText().equals(step)) {
                return part.path("nanos").asDouble() / worker.path("messages").asDouble();
            }
        }
        throw new AssertionError(step + " has no part of the loop's CPU time");
    }

    private static void assertShowsCost(String shown, double nanos) {
        if (nanos < 100) {
            assertThat(shown).isEqualTo("< 0.1");
        } else {
            assertShows(shown, nanos / 1e3);
        }
    }

    @Test
    void theTableOfTracedCallsIsThatOfTheTraces() {
        List<List<String>> rows = rows("table:has(#calls-caption) tbody tr:has(td:nth-child(5))");
        List<JsonNode> calls = new ArrayList<>();
        List<Double> nullCallNanos = new ArrayList<>();
        for (JsonNode trace : SESSION.path("calls").path("traces")) {
            for (JsonNode worker : List.of(trace.path("sender"), trace.path("receiver"))) {
                worker.path("calls").forEach(calls::add);
                worker.path("calls")
                        .forEach(call -> nullCallNanos.add(
                                worker.at("/nullCall/medianNanos").asDouble()));
            }
        }
        assertThat(rows).hasSameSizeAs(calls).hasSizeGreaterThan(20);
        for (int place = 0; place < rows.size(); place++) {
            JsonNode call = calls.get(place);
            assertThat(rows.get(place).get(0)).isEqualTo(call.path("step").asText());
            assertShows(rows.get(place).get(2), call.at("/times/count").asDouble());
            assertShowsCost(
                    rows.get(place).get(3), call.at("/times/medianNanos").asDouble() - nullCallNanos.get(place));
        }
    }

    @Test
    void theJsonOfThePageIsThatOfTheFile() throws IOException {
        JsonMapper mapper = JsonMapper.builder().build();
        assertThat(mapper.readTree(text("return document.getElementById('results').textContent")))
                .isEqualTo(SESSION);
        byte[] link = Base64.getDecoder()
                .decode(text("return document.querySelector('a[download=\"results.json.gz\"]').href.split(',')[1]"));
        try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(link))) {
            assertThat(mapper.readTree(json)).isEqualTo(SESSION);
        }
    }

    @Test
    void theCsvOfThePageHasALineForEachRun() {
        String csv = new String(
                Base64.getDecoder()
                        .decode(text("return document.querySelector('a[download=\"runs.csv\"]').href.split(',')[1]")),
                StandardCharsets.UTF_8);
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(51);
        assertThat(lines.get(8)).startsWith("8,2,mmap-locked,");
    }

    private static List<JsonNode> runs(String mode) {
        return StreamSupport.stream(SESSION.path("runs").spliterator(), false)
                .filter(run -> run.path("mode").asText().equals(mode))
                .toList();
    }

    private static double sum(JsonNode run, String name) {
        return run.path("sender").path(name).asDouble()
                + run.path("receiver").path(name).asDouble();
    }

    private static double perMessage(JsonNode run, String name) {
        return sum(run, name) / 1e3 / run.path("messages").asDouble();
    }

    private static double cost(JsonNode run) {
        return perMessage(run, "loopCpuNanos");
    }

    private static double median(List<JsonNode> runs, ToDoubleFunction<JsonNode> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The shown number is the value, rounded at its own last digit. */
    private static void assertShows(String shown, double value) {
        BigDecimal number =
                new BigDecimal(shown.replace(",", "").replace("−", "-").split(" ", -1)[0]);
        double lastDigit = Math.pow(10, -number.scale());
        assertThat(Math.abs(number.doubleValue() - value))
                .as("%s shown for %s", shown, value)
                .isLessThanOrEqualTo(0.5001 * lastDigit);
    }

    /** The cells of each row that a selector finds, without the small print in them. */
    private static List<List<String>> rows(String selector) {
        List<List<String>> rows = new ArrayList<>();
        JsonNode found = browser.evaluate(
                "return [...document.querySelectorAll(arguments[0])].map(row => [...row.cells].map(cell => {"
                        + " const plain = cell.cloneNode(true); plain.querySelectorAll('small').forEach(it => it.remove());"
                        + " return plain.textContent.trim(); }))",
                selector);
        for (JsonNode row : found) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asText()));
            rows.add(cells);
        }
        return rows;
    }

    private static List<String> texts(String script) {
        List<String> texts = new ArrayList<>();
        browser.evaluate(script).forEach(it -> texts.add(it.asText()));
        return texts;
    }

    private static String text(String script) {
        return browser.evaluate(script).asText();
    }
}
