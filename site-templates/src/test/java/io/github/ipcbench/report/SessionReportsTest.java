package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.report.template.Templates;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a console tells of a session's reports, however the session ended. */
class SessionReportsTest {
    @TempDir
    private Path directory;

    private Path output;
    private final SessionReports reports = new SessionReports(Templates.OURS);

    @BeforeEach
    void layOut() throws IOException {
        output = Files.createDirectories(directory.resolve("out"));
    }

    @Test
    void theAnswerAndThenTheReportsAreShownAtTheEnd() throws IOException {
        Results results = SampleResults.quick().build();

        List<String> lines = reports.ofWhole(results, output);

        assertThat(String.join("\n", lines))
                .startsWith(ConsoleReport.render(results, java.util.Optional.empty())
                        .stripTrailing());
        assertThat(lines)
                .endsWith("report: " + output.resolve("report.html").toUri(), "paste: " + output.resolve("summary.md"));
    }

    @Test
    void aStoppedSessionTellsHowFarItCameAndHowToGoOn() {
        List<String> lines =
                reports.ofStopped(SampleResults.quick().incomplete(7).build(), output);

        assertThat(lines).hasSize(4);
        assertThat(lines)
                .startsWith(
                        "stopped after 7 of 50 runs",
                        "report: " + output.resolve("report.html").toUri(),
                        "paste: " + output.resolve("summary.md"));
        assertThat(lines.get(3)).startsWith("continue with: mvn ").contains("ipcbench.resume");
    }

    @Test
    void aFaultIsFollowedByTheReportOfTheRunsBeforeIt() {
        assertThat(reports.beforeFault(SampleResults.quick().incomplete(7).build(), output))
                .startsWith("The 7 runs before it: " + output.resolve("report.html") + "\nGo on with: mvn ");
        assertThat(reports.beforeFault(SampleResults.quick().incomplete(1).build(), output))
                .startsWith("The run before it: ");
    }

    @Test
    void aReportThatCannotBeWrittenHidesNoFaultAndLosesNoResults() throws IOException {
        Files.writeString(output.resolve("report.html"), "by hand");
        Results results = SampleResults.quick().incomplete(7).build();
        String reason = "ipcbench.outputDirectory: '" + output + "' holds what IPC Bench must not replace: ";

        assertThatThrownBy(() -> reports.ofWhole(results, output))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "the results are stored, but no report could be written to '" + output + "': " + reason);
        assertThat(reports.ofStopped(results, output).get(1))
                .startsWith("the results are stored, but no report could be written: " + reason);
        assertThat(reports.beforeFault(results, output))
                .startsWith("The 7 runs before it could not be reported: " + reason);
    }

    @Test
    void aTemplateThatFailsAfterMeasuringLosesNoResults() throws IOException {
        Path templates = Files.createDirectories(directory.resolve("templates"));
        Files.writeString(templates.resolve("report.md.ftl"), "${model.nothing}");
        SessionReports theirs = new SessionReports(Templates.of("templates", directory));
        Results results = SampleResults.quick().incomplete(7).build();

        assertThat(theirs.problems()).isEmpty();
        assertThatThrownBy(() -> theirs.ofWhole(results, output))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the results are stored in '" + output.resolve("results.json")
                        + "', but not every report could be written: template "
                        + templates.resolve("report.md.ftl"));
        assertThat(theirs.beforeFault(results, output))
                .startsWith("The 7 runs before it could not be reported: template ");
    }

    @Test
    void templatesThatCannotBeUsedAreProblems() {
        assertThat(new SessionReports(Templates.of("none", directory)).problems())
                .singleElement()
                .asString()
                .startsWith("ipcbench.templates: 'none' under ");
    }
}
