package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportRendererTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=y>|`id`\n# h\u001b[2J [l](javascript:x) </style> ${1+1}";

    private final ReportRenderer renderer = new ReportRenderer(new TemplateRenderer());

    @Test
    void theSameBytesComeOutUnderEveryDefaultLocale() {
        Results session = SampleResults.quick().runWarning(3, "noisy").build();
        List<String> expected = all(session);
        Locales.underEach(() -> assertThat(all(session)).isEqualTo(expected));
    }

    @Test
    void hostileTextIsShownAsTextInHtml() {
        String html = renderer.html(ReportModelFactory.of(hostile()));
        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("\u001b");
        assertThat(html.split("</style>", -1)).hasSize(2);
        assertThat(html).contains("${1+1}");
    }

    @Test
    void hostileTextIsShownAsTextInMarkdown() {
        String markdown = renderer.markdown(ReportModelFactory.of(hostile()));
        String prose = markdown.replaceAll("(?s)```sh\n.*?\n```\n", "");
        assertThat(prose)
                .contains("&lt;script&gt;")
                .doesNotContain("<")
                .doesNotContain("\u001b")
                .doesNotContain("\n# h");
        assertThat(prose.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(line -> assertThat(line.replace("\\\\", "")
                                .replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|'))
                        .hasSizeBetween(3, 11));
    }

    @Test
    void hostileTextSendsNoControlSequenceToTheTerminal() {
        assertThat(renderer.console(ReportModelFactory.of(hostile())))
                .doesNotContain("\u001b")
                .contains("<script>alert(1)</script>");
    }

    @Test
    void thePageAsksNobodyForAnything() {
        String html = renderer.html(ReportModelFactory.of(SampleResults.quick().build()));
        assertThat(html)
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContain("http:", "https:", "url(", "@import", " style=\"", "unsafe-inline");
    }

    @ParameterizedTest
    @MethodSource("oddSessions")
    void everyShapeOfSessionHasAPage(Results session) {
        assertThat(all(session))
                .allSatisfy(text -> assertThat(text)
                        .isNotBlank()
                        .endsWith("\n")
                        .doesNotContain("NaN")
                        .doesNotContain("Infinity")
                        .doesNotContain("Optional"));
    }

    static Stream<Results> oddSessions() {
        return Stream.of(
                SampleResults.quick().incomplete(0).build(),
                SampleResults.quick().incomplete(1).build(),
                SampleResults.quick().modes("socket").blocks(1).build(),
                SampleResults.quick().modes("file").blocks(2).build(),
                SampleResults.quick().modes("their-own").build(),
                SampleResults.quick().modes("file", "mmap-locked").build(),
                SampleResults.quick().unsupported("socket", "EMSGSIZE", 1).build(),
                SampleResults.quick()
                        .modes("socket")
                        .unsupported("socket", "ENOBUFS", 0)
                        .incomplete(0)
                        .build(),
                hostile());
    }

    @Test
    void theWriterReplacesBothFilesAndMakesTheDirectory(@TempDir Path directory) throws IOException {
        Path nested = directory.resolve("täglich mit Leerzeichen/ipcbench");
        ReportWriter.Report first =
                ReportWriter.write(SampleResults.quick().incomplete(0).build(), nested);
        ReportWriter.Report second = ReportWriter.write(SampleResults.quick().build(), nested);

        assertThat(second).isEqualTo(first);
        assertThat(Files.readString(second.html()))
                .isEqualTo(renderer.html(
                        ReportModelFactory.of(SampleResults.quick().build())));
        assertThat(Files.readString(second.markdown())).contains("| **socket** |");
        try (Stream<Path> files = Files.list(nested)) {
            assertThat(files).containsExactlyInAnyOrder(second.html(), second.markdown());
        }
    }

    @Test
    void theConsoleLooksAsAgreed() {
        Golden.assertMatches("console.txt", ConsoleReport.render(golden()));
    }

    @Test
    void theMarkdownLooksAsAgreed() {
        Golden.assertMatches("report.md", renderer.markdown(ReportModelFactory.of(golden())));
    }

    @Test
    void theTableOfThePageLooksAsAgreed() {
        String html = renderer.html(ReportModelFactory.of(golden()));
        Golden.assertMatches("costs.html", Golden.section(html, "costs"));
    }

    private static Results golden() {
        return SampleResults.quick()
                .modes("socket", "file", "mmap-relaxed", "their-own")
                .blocks(3)
                .label("Golden | session")
                .unsupported("mmap-relaxed", "ENOSYS", 0)
                .warning("The machine was busy.")
                .runWarning(1, "No steady state was reached.")
                .incomplete(8)
                .given(Map.of("ipcbench.label", "Golden | session"))
                .build();
    }

    private static Results hostile() {
        return SampleResults.quick()
                .modes("socket", HOSTILE)
                .blocks(2)
                .label(HOSTILE)
                .tool(HOSTILE)
                .words(HOSTILE)
                .given(Map.of(HOSTILE, HOSTILE))
                .unsupported("x" + HOSTILE, HOSTILE, 1)
                .warning(HOSTILE)
                .runWarning(1, HOSTILE)
                .build();
    }

    private List<String> all(Results session) {
        ReportModel model = ReportModelFactory.of(session);
        return List.of(renderer.html(model), renderer.markdown(model), renderer.console(model));
    }
}
