package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real browser opens the page of a real session; pictures for eyes go to {@code target/screenshots}. */
@Tag("browser")
class PageInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    static Path directory;

    private static HeadlessBrowser browser;
    private static Path page;

    @BeforeAll
    static void open() throws IOException {
        browser = HeadlessBrowser.start();
        page = ReportWriter.write(FullSession.results(), directory).html().toRealPath();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void thePageAsksForNothingAndTheConsoleStaysSilent(String scheme) {
        browser.open(page, 1280, scheme);
        browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).allMatch(it -> it.equals(page.toUri().toString()) || it.equals("data:,"));
    }

    @Test
    void aPageThatAsksForSomethingWouldBeFoundOut() throws IOException {
        Path doctored = directory.resolve("doctored.html");
        Files.writeString(
                doctored,
                Files.readString(page)
                        .replace("</main>", "<p style='color:red'><img alt='' src='missing.png'></p></main>"));
        browser.open(doctored, 1280, "light");
        assertThat(browser.console())
                .anyMatch(it -> it.contains("Content Security Policy") && it.contains("style"))
                .anyMatch(it -> it.contains("Content Security Policy") && it.contains("missing.png"));
        Files.writeString(doctored, Files.readString(doctored).replace("Content-Security-Policy", "none"));
        browser.open(doctored, 1280, "light");
        assertThat(browser.requests()).anyMatch(it -> it.endsWith("missing.png"));
    }

    @ParameterizedTest
    @CsvSource({"light,1280", "dark,1280", "light,360", "dark,360"})
    void axeFindsNoViolation(String scheme, int width) throws IOException {
        browser.open(page, width, scheme);
        browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
        browser.run(axe());
        JsonNode findings = browser.await("axe.run(document, {resultTypes: ['violations'], runOnly:"
                + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})");
        assertThat(findings.path("passes")).isNotEmpty();
        assertThat(findings.path("violations"))
                .extracting(it ->
                        it.path("id").asText() + ": " + it.at("/nodes/0/html").asText())
                .isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream script = PageInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void headingsAreInOrder() {
        browser.open(page, 1280, "light");
        List<String> levels = texts(
                browser.evaluate("return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(it => it.tagName)"));
        assertThat(levels).startsWith("H1").filteredOn("H1"::equals).hasSize(1);
        assertThat(levels).isSubsetOf("H1", "H2", "H3");
    }

    @Test
    void theAnswerComesFirstAndThePageIsShort() {
        browser.open(page, 1280, "light");
        assertThat(browser.evaluate("return document.querySelector('h1').getBoundingClientRect().top")
                        .asDouble())
                .isLessThan(150);
        assertThat(browser.evaluate("return document.querySelector('.trust').getBoundingClientRect().bottom")
                        .asDouble())
                .isLessThan(700);
        assertThat(browser.evaluate("return document.documentElement.scrollHeight")
                        .asInt())
                .isLessThanOrEqualTo(3_200);
    }

    @Test
    void theKeyboardReachesEverythingThatCanBeUsedAndShowsWhereItIs() {
        browser.open(page, 1280, "light");
        String usable = "a[href],summary,[tabindex=\"0\"]";
        browser.run("document.querySelectorAll('details').forEach(it => it.open = true);"
                + "document.querySelectorAll('" + usable + "').forEach((it, n) => it.dataset.n = n)");
        int count = browser.evaluate("return document.querySelectorAll('" + usable + "').length")
                .asInt();
        List<Integer> reached = new ArrayList<>();
        for (int press = 0; press < count; press++) {
            browser.pressTab();
            JsonNode focus = browser.evaluate("const it = document.activeElement;"
                    + " return {n: Number(it.dataset.n ?? -1), outline: getComputedStyle(it).outlineStyle}");
            reached.add(focus.path("n").asInt());
            assertThat(focus.path("outline").asText()).as("focus %s", focus).isNotEqualTo("none");
        }
        assertThat(reached).hasSize(count).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theKeyboardUnfoldsTheTableOfRuns() {
        browser.open(page, 1280, "light");
        browser.run("document.querySelector('#runs summary').focus()");
        browser.pressEnter();
        assertThat(browser.text("table.runs tbody tr")).startsWith("1 1 socket");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 390, 480, 600, 768, 900, 1024, 1280, 1440, 1920, 2560})
    void thePageFitsTheScreen(int width) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.open(page, width, scheme);
            browser.screenshot(SCREENSHOTS.resolve(width + "-" + scheme + ".png"));
        }
        assertThat(browser.evaluate("return document.documentElement.scrollWidth")
                        .asInt())
                .isLessThanOrEqualTo(width);
        assertThat(texts(browser.evaluate("return [...document.querySelectorAll('main > *, main > section > *,"
                        + " .figures')].filter(it => it.getBoundingClientRect().right > innerWidth"
                        + " + 1).map(it => it.tagName)")))
                .isEmpty();
        assertThat(smallestLetter()).isGreaterThanOrEqualTo(11);
        browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
        assertThat(browser.evaluate("return document.documentElement.scrollWidth")
                        .asInt())
                .isLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void thePageOfSeveralSizesFitsTheScreen(int width) throws IOException {
        fitsTheScreen("sizes", SampleSweep.results(), width);
    }

    /** Four variants beside the first one, five modes and three sizes; and one that a chart is drawn of. */
    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void thePageOfSeveralVariantsFitsTheScreen(int width) throws IOException {
        fitsTheScreen("variants", VariantsReportTest.many().build(), width);
        fitsTheScreen(
                "two-variants",
                new SampleVariants().variants("base", VariantsReportTest.LONG).build(),
                width);
    }

    private static void fitsTheScreen(String name, Results results, int width) throws IOException {
        Path written =
                ReportWriter.write(results, directory.resolve(name)).html().toRealPath();
        for (String scheme : List.of("light", "dark")) {
            browser.open(written, width, scheme);
            browser.screenshot(SCREENSHOTS.resolve(name + "-" + width + "-" + scheme + ".png"));
            browser.run("document.querySelectorAll('details').forEach(it => it.open = true)");
            assertThat(browser.evaluate("return document.documentElement.scrollWidth")
                            .asInt())
                    .isLessThanOrEqualTo(width);
            assertThat(smallestLetter()).isGreaterThanOrEqualTo(11);
            browser.run(axe());
            assertThat(browser.await("axe.run(document, {resultTypes: ['violations']})")
                            .path("violations"))
                    .extracting(it -> it.path("id").asText() + ": "
                            + it.at("/nodes/0/html").asText())
                    .isEmpty();
        }
        assertThat(texts(browser.evaluate(
                        "return [...document.querySelectorAll('main > section > *, .choice, .changes, svg.chart text')]"
                                + ".filter(it => it.getBoundingClientRect().right > innerWidth + 1"
                                + " && !it.closest('.scroll')).map(it => it.outerHTML)")))
                .isEmpty();
    }

    /** Size of the smallest letters inside the charts, in pixels of the screen. */
    private static double smallestLetter() {
        return browser.evaluate("return Math.min(...[...document.querySelectorAll('svg.chart text')]"
                        + ".map(it => parseFloat(getComputedStyle(it).fontSize) * (it.getScreenCTM()?.a ?? 1)))")
                .asDouble();
    }

    @Test
    void paperIsWhite() throws IOException {
        browser.open(page, 1280, "dark");
        browser.look(794, "dark", "print");
        browser.screenshot(SCREENSHOTS.resolve("print.png"));
        assertThat(browser.evaluate("return getComputedStyle(document.documentElement).backgroundColor")
                        .asText())
                .isEqualTo("rgb(255, 255, 255)");
        browser.look(1280, "light", "");
        browser.print(SCREENSHOTS.resolve("print.pdf"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> texts.add(it.asText()));
        return texts;
    }
}
