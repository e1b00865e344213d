package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.ForeignFilesException;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report replaces reports of ours, and nothing else. */
class ReportWriterTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @Test
    void aReportThatSomebodyWroteByHandIsRefusedAndNothingIsWritten() throws IOException {
        Path byHand = Files.writeString(directory.resolve("report.md"), "# What I found out");

        assertThatThrownBy(() -> ReportWriter.write(session(), directory))
                .isInstanceOf(ForeignFilesException.class)
                .hasMessage("ipcbench.outputDirectory: '" + directory + "' holds what IPC Bench must not replace: "
                        + "report.md (not written by IPC Bench); move it away, or name a directory of its own");
        assertThat(byHand).hasContent("# What I found out");
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(byHand));
    }

    @Test
    void chartsThatAreALinkAreRefusedAndNothingIsWrittenThere() throws IOException {
        Files.createSymbolicLink(directory.resolve("charts"), elsewhere);

        assertThatThrownBy(() -> ReportWriter.write(session(), directory)).hasMessageContaining(": charts (a link);");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void everyFileOfAReportIsRefusedWhenItIsSomebodyElses() throws IOException {
        ReportWriter.Report report = ReportWriter.write(FullSession.results(), directory);
        assertThat(report.charts()).hasSize(6);
        for (Path chart : report.charts()) {
            Files.writeString(chart, "<svg/>");
        }
        Files.writeString(report.html(), "<!DOCTYPE html>");

        assertThatThrownBy(() -> ReportWriter.write(FullSession.results(), directory))
                .hasMessageContaining("report.html (not written by IPC Bench)")
                .satisfies(refusal -> assertThat(report.charts())
                        .allSatisfy(chart -> assertThat(refusal)
                                .hasMessageContaining(directory.relativize(chart) + " (not written by IPC Bench)")));
    }

    @Test
    void aReportByTheUsersTemplateIsOursAsWell() throws IOException {
        Files.writeString(elsewhere.resolve("report.md.ftl"), "my own words\n");
        Path report =
                ReportWriter.write(session(), directory, Optional.of(elsewhere)).markdown();
        assertThat(report).content().endsWith("my own words\n");

        ReportWriter.write(session(), directory);

        assertThat(report).content().doesNotContain("my own words");
    }

    private static Results session() {
        return SampleResults.quick().build();
    }
}
