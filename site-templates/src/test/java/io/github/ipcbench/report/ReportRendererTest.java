package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.FileMark;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import io.github.ipcbench.results.Warning;
import io.github.ipcbench.results.WarningCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ReportRendererTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=y>|`id`\n# h\u001b[2J [l](javascript:x) </style> ${1+1}"
                    + " ]]> --> <!-- <!--<script> \u202egpj.exe \u2067rtl\u2028line";

    private final RenderedText renderer = new RenderedText();

    @Test
    void theSameBytesComeOutUnderEveryDefaultLocale() {
        Results session = SampleResults.quick().runWarning(4, 0.2).build();
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
        assertThat(html.split("</script>", -1)).hasSize(2);
        assertThat(html).contains("${1+1}");
        assertThat(html.replaceAll("(?s)<script type=.*?</script>", ""))
                .contains("]]&gt; --&gt; &lt;!-- &lt;!--&lt;script&gt;")
                .doesNotContain("<!--", "-->", "]]>", "\u202e", "\u2067", "\u2028");
    }

    @Test
    void hostileTextIsShownAsTextInMarkdown() {
        String markdown = renderer.markdown(ReportModelFactory.of(hostile()));
        String prose = markdown.replaceAll("(?s)```sh\n.*?\n```\n", "")
                .replaceAll("(?s)<picture>.*?</picture>", "")
                .replaceAll("</?(details|summary)>", "");
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
    void aValueOnTheTerminalIsCutAndASentenceOfOursIsWhole() {
        String console = renderer.console(ReportModelFactory.of(SampleResults.quick()
                .warning("w".repeat(1_000) + "\u200b")
                .runWarning(1, 0.2)
                .build()));
        assertThat(console)
                .doesNotContain("w".repeat(201))
                .contains("CPU time of sender and receiver together, to pass a message of 112 kB");
    }

    @Test
    void aCommandThatNamesAProgramHasACautionBesideIt() {
        ReportModel model = ReportModelFactory.of(SampleResults.quick()
                .given(Map.of("ipcbench.jvm", "/tmp/jdk"))
                .incomplete(8)
                .build());
        String caution = "ipcbench.jvm can start any program: check what the command says there";
        assertThat(renderer.html(model).split(caution)).hasSize(3);
        assertThat(renderer.markdown(model).split(caution)).hasSize(3);
    }

    @Test
    void thePageAsksNobodyForAnything() {
        String html = renderer.html(ReportModelFactory.of(SampleResults.quick().build()));
        assertThat(html).doesNotContain("http:", "https:", "url(", "@import", " style=\"", "unsafe-inline", " src=");
    }

    @Test
    void thePolicyNamesTheOneStyleOfThePage() throws NoSuchAlgorithmException {
        String html = renderer.html(ReportModelFactory.of(SampleResults.quick().build()));
        String style = html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(html)
                .contains("content=\"default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest)
                        + "'; img-src data:; base-uri 'none'; form-action 'none'\"");
    }

    @Test
    void everyLinkLeadsToAPlaceOfThePageAndNoNameIsGivenTwice() {
        String html = renderer.html(ReportModelFactory.of(golden()));
        List<String> ids = found(html, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found(html, "href=\"#([^\"]+)\"")).isNotEmpty().isSubsetOf(ids);
        found(html, "aria-labelledby=\"([^\"]+)\"")
                .forEach(labels -> assertThat(List.of(labels.split(" "))).isSubsetOf(ids));
    }

    @Test
    void theResultsInThePageAreThoseItWasMadeOf() throws IOException {
        for (Results session : List.of(golden(), hostile())) {
            String html = renderer.html(ReportModelFactory.of(session));
            String open = "<script type=\"application/json\" id=\"results\">";
            String embedded = html.substring(html.indexOf(open) + open.length(), html.indexOf("</script>"));
            assertThat(ResultsJson.parse(embedded)).isEqualTo(session);
            String link = found(html, "href=\"data:application/gzip;base64,([^\"]+)\"")
                    .get(0);
            try (InputStream json = new GZIPInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(link)))) {
                assertThat(ResultsJson.parse(new String(json.readAllBytes(), StandardCharsets.UTF_8)))
                        .isEqualTo(session);
            }
        }
    }

    @Test
    void aFullSessionFitsHalfAMegabyteWithRoomToSpare() {
        String html = renderer.html(ReportModelFactory.of(FullSession.results()));
        // The bound is 500,000; sessions will hold more in time.
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(450_000);
    }

    @Test
    void aLongSessionHasNoLinkThatBrowsersRefuse() {
        ReportModel model =
                ReportModelFactory.of(SampleResults.quick().rounds(1500).build());
        assertThat(model.raw().csvLink()).isEmpty();
        assertThat(renderer.html(model)).contains("id=\"results\"").doesNotContain("download=\"runs.csv\"");
    }

    @ParameterizedTest
    @MethodSource("oddSessions")
    void everyChartFileIsWellFormedAndNamedInTheMarkdown(Results session) {
        ReportModel model = ReportModelFactory.of(session);
        Map<String, String> charts = renderer.charts(model);
        charts.values().forEach(ReportRendererTest::parseXml);
        assertThat(found(renderer.markdown(model), "charts/([a-z-]+\\.svg)"))
                .containsExactlyInAnyOrderElementsOf(charts.keySet());
    }

    private static void parseXml(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + text, e);
        }
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("oddSessions")
    void everyShapeOfSessionHasAPage(Results session) {
        // Base64 may hold any letters.
        assertThat(all(session))
                .allSatisfy(text -> assertThat(text.replaceAll("base64,[^\"]*", ""))
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
                SampleResults.quick().modes("socket").rounds(1).build(),
                SampleResults.quick().modes("file").rounds(2).build(),
                SampleResults.quick().modes("their-own").build(),
                SampleResults.quick().modes("file", "mmap-locked").build(),
                SampleResults.quick().unsupported("socket", "EMSGSIZE", 1).build(),
                baselineVoid().build(),
                SampleResults.quick()
                        .modes("socket", "file")
                        .voided("socket", OptionalInt.empty(), "it hung", Optional.empty())
                        .incomplete(0)
                        .build(),
                SampleResults.quick()
                        .modes("socket")
                        .unsupported("socket", "ENOBUFS", 0)
                        .incomplete(0)
                        .build(),
                hostile());
    }

    private static SampleResults baselineVoid() {
        return SampleResults.quick()
                .voided(
                        "socket",
                        OptionalInt.of(6),
                        "the receiver was killed by signal 9",
                        Optional.of("logs/run-0006-socket-receiver.log"));
    }

    @Test
    void aVoidCaseIsNamedOnEveryPageWithItsRunAndItsReason() {
        ReportModel model = ReportModelFactory.of(baselineVoid().build());

        assertThat(renderer.html(model))
                .contains("<strong>socket is void since run 6: the receiver was killed by signal 9.</strong>"
                        + " Log: logs/run-0006-socket-receiver.log. No figure of it is shown, though 1 run of it came"
                        + " before.");
        assertThat(renderer.markdown(model))
                .contains("> **socket is void since run 6: the receiver was killed by signal 9.** Log:");
        assertThat(renderer.console(model))
                .contains("socket is void since run 6: the receiver was killed by signal 9. Log:"
                        + " logs/run-0006-socket-receiver.log.");
        assertThat(renderer.summary(model)).contains("**socket is void since run 6.**");
    }

    @Test
    void manyVoidCasesLeaveTheSummaryShort() {
        SampleResults session = baselineVoid();
        for (String mode : List.of("file", "mmap-locked", "mmap-relaxed")) {
            session.voided(mode, OptionalInt.empty(), "x".repeat(1_000), Optional.empty());
        }
        String summary = renderer.summary(ReportModelFactory.of(session.build()));

        assertThat(summary).contains("**4 cases are void in all.**").hasSizeLessThan(1_500);
    }

    @Test
    void theWriterReplacesBothFilesAndMakesTheDirectory(@TempDir Path directory) throws IOException {
        Path nested = directory.resolve("täglich mit Leerzeichen/ipcbench");
        ReportWriter.Report first =
                ReportWriter.write(SampleResults.quick().incomplete(0).build(), nested);
        ReportWriter.Report second = ReportWriter.write(SampleResults.quick().build(), nested);

        assertThat(first.charts()).isEmpty();
        assertThat(second.html()).isEqualTo(first.html());
        assertThat(Files.readString(second.html()))
                .isEqualTo(FileMark.MARKUP.on(renderer.html(
                        ReportModelFactory.of(SampleResults.quick().build()))));
        assertThat(Files.readString(second.markdown())).contains("| **socket** |");
        try (Stream<Path> files = Files.list(nested)) {
            assertThat(files)
                    .containsExactlyInAnyOrder(
                            second.html(),
                            second.markdown(),
                            second.summary(),
                            second.runs(),
                            nested.resolve("charts"));
        }
        assertThat(second.charts())
                .extracting(chart -> chart.getFileName().toString())
                .containsExactly("multiples-dark.svg", "multiples.svg", "runs-dark.svg", "runs.svg");
        assertThat(second.charts()).allSatisfy(chart -> assertThat(chart).isNotEmptyFile());
    }

    @Test
    void theConsoleLooksAsAgreed() throws IOException {
        Golden.assertMatches("console.txt", ConsoleReport.render(golden(), Optional.empty()));
    }

    @Test
    void theSummaryLooksAsAgreedAndIsShort() {
        Golden.assertMatches("summary.md", renderer.summary(ReportModelFactory.of(golden())));
        assertThat(renderer.summary(ReportModelFactory.of(FullSession.results()))
                        .getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(1_500);
        assertThat(renderer.markdown(ReportModelFactory.of(FullSession.results())))
                .hasSizeLessThan(30_000);
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

    @Test
    void theTablesOfStepsAndCallsLookAsAgreed() {
        String html = renderer.html(ReportModelFactory.of(golden()));
        Golden.assertMatches("steps.html", Golden.section(html, "steps"));
        Golden.assertMatches("calls.html", Golden.section(html, "calls"));
    }

    @Test
    void theArticlesTablesLookAsAgreed() {
        Results session = SampleResults.quick().build().with(SampleCalls.ofTheArticle(), List.of());
        ReportModel model = ReportModelFactory.of(session);
        Golden.assertMatches("article.html", Golden.section(renderer.html(model), "article"));
        String markdown = renderer.markdown(model);
        Golden.assertMatches(
                "article.md",
                markdown.substring(
                        markdown.indexOf("<summary>The article’s arithmetic"),
                        markdown.indexOf("</details>", markdown.indexOf("<summary>The article’s arithmetic"))));
    }

    @Test
    void theChartsLookAsAgreed() {
        renderer.charts(ReportModelFactory.of(golden())).forEach(Golden::assertMatches);
    }

    private static Results golden() {
        return SampleCalls.in(SampleResults.quick()
                .modes("socket", "file", "mmap-relaxed", "their-own")
                .rounds(3)
                .label("Golden | session")
                .travelled("their-own", 0.312)
                .unavailable(
                        "mmap-relaxed",
                        "the library queues is absent; add org.example:queues to the plugin's dependencies")
                .warning("no room in /dev/shm")
                .runWarning(2, 0.2)
                .incomplete(8)
                .accounting(CpuAccounting.TICK, OptionalInt.of(250))
                .given(Map.of("ipcbench.label", "Golden | session"))
                .build());
    }

    private static Results hostile() {
        Results session = SampleResults.quick()
                .modes("socket", "file", "mmap-relaxed")
                .rounds(2)
                .label(HOSTILE)
                .tool(HOSTILE)
                .words(HOSTILE)
                .given(Map.of("ipcbench.label", HOSTILE))
                .unsupported("mmap-relaxed", HOSTILE, 1)
                .voided("file", OptionalInt.of(4), HOSTILE, Optional.of(HOSTILE))
                .warning(HOSTILE)
                .runWarning(2, 0.2)
                .accounting(CpuAccounting.TICK, OptionalInt.of(250))
                .build();
        return session.with(
                new CallFindings(
                        List.of(SampleCalls.profile(HOSTILE, 1)),
                        List.of(SampleCalls.trace(HOSTILE, List.of(SampleCalls.UNEXPECTED)))),
                List.of(Warning.of(WarningCode.NO_STRACE, HOSTILE)));
    }

    private List<String> all(Results session) {
        ReportModel model = ReportModelFactory.of(session);
        List<String> all = new ArrayList<>(renderer.charts(model).values());
        all.add(renderer.html(model));
        all.add(renderer.markdown(model));
        all.add(renderer.summary(model));
        all.add(renderer.console(model));
        return all;
    }
}
