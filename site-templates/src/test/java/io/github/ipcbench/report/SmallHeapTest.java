package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a small heap long sessions are reported, or refused in one line. */
@Tag("forks")
class SmallHeapTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("results.json");
    }

    /** Reads results, and writes their report beside them; prints why it cannot. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            Optional<Path> templates =
                    Stream.of(arguments).skip(1).map(Path::of).findFirst();
            try {
                Results results = ResultsJson.read(file);
                ReportWriter.write(results, file.resolveSibling(""), templates);
                ConsoleReport.render(results, templates);
                System.out.print("written");
            } catch (IOException | ReportTemplateException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    /** With what Maven leaves of 256 MiB, and more than that. */
    @Test
    void tenThousandRunsAreReported() throws Exception {
        write(10_000, 0);
        assertThat(reported("-Xmx96m")).isEqualTo("written");
        assertThat(Files.size(directory.resolve("report.html"))).isGreaterThan(Files.size(file) / 2);
    }

    @Test
    void aFileAsLargeAsResultsMayBeIsReported() throws Exception {
        write(10_000, 3_000);
        assertThat(Files.size(file)).isBetween(60L << 20, 64L << 20);
        assertThat(reported("-Xmx256m")).isEqualTo("written");
    }

    @Test
    void aReportThatDoesNotFitIsRefusedInOneLineAndNothingIsWritten() throws Exception {
        write(3_000, 5_500);
        assertThat(reported("-Xmx44m"))
                .isEqualTo("a report of 3000 runs needs more memory than this JVM has, 44 MiB; "
                        + "MAVEN_OPTS=-Xmx1g gives Maven more");
        assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void resultsThatDoNotFitAreRefusedInOneLine() throws Exception {
        write(3_000, 5_500);
        assertThat(reported("-Xmx16m"))
                .isEqualTo(file + ": needs more memory than this JVM has, 16 MiB; MAVEN_OPTS=-Xmx1g gives Maven more");
    }

    @Test
    void aTemplateThatEatsMemoryIsNamedAndNothingIsWritten(@TempDir Path templates) throws Exception {
        write(10, 0);
        Path own = Files.writeString(
                templates.resolve("report.md.ftl"),
                "<#assign x = 'x'><#list 1..40 as i><#assign x = x + x></#list>${x}");
        assertThat(reported("-Xmx96m", templates.toString()))
                .isEqualTo("template " + own + " needs more memory than this JVM has, 96 MiB; "
                        + "MAVEN_OPTS=-Xmx1g gives Maven more");
        assertThat(directory).isDirectoryNotContaining(each -> !each.equals(file));
    }

    private String reported(String heap, String... templates) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                file.toString()));
        command.addAll(List.of(templates));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The measured session's runs over and over, each with its own index and round, and as many warnings of some length. */
    private void write(int count, int warningCharacters) throws IOException {
        Results session = FullSession.results();
        List<RunResult> measured = session.runs();
        int rounds = measured.get(measured.size() - 1).round();
        List<RunResult> runs = IntStream.range(0, count)
                .mapToObj(index -> {
                    RunResult run = measured.get(index % measured.size());
                    return new RunResult(
                            index + 1,
                            run.round() + rounds * (index / measured.size()),
                            run.key(),
                            run.messages(),
                            run.wallNanos(),
                            run.ends(),
                            run.noise(),
                            run.floor(),
                            run.slices(),
                            run.warnings());
                })
                .toList();
        Results all = new Results(
                session.format(),
                session.version(),
                session.tool(),
                session.startedAt(),
                session.complete(),
                session.plan(),
                session.environment(),
                List.of(),
                session.cases(),
                runs,
                Optional.empty(),
                Optional.empty(),
                session.warnings());
        List<Warning> warnings = IntStream.range(0, warningCharacters == 0 ? 0 : count)
                .mapToObj(index -> Warning.of(WarningCode.NO_FLOOR, "x".repeat(warningCharacters)))
                .toList();
        ResultsJson.write(all.with(session.calls().orElseThrow(), warnings), file);
    }
}
