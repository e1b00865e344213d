package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real browser opens pages of the built site, which {@code ipcbench.site} names; pictures for eyes go to
 * {@code target/screenshots/site}.
 */
@Tag("browser")
@EnabledIfSystemProperty(named = "ipcbench.site", matches = ".+", disabledReason = "no site is named")
class SiteInBrowserTest {
    private static final List<Integer> WIDTHS =
            List.of(320, 360, 390, 480, 600, 768, 900, 1024, 1280, 1440, 1920, 2560);
    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final int NARROWEST_WITH_THE_MENU_BESIDE = 768;

    private static HeadlessBrowser browser;
    private static Path site;

    @BeforeAll
    static void open() throws IOException {
        site = Path.of(System.getProperty("ipcbench.site")).toRealPath();
        browser = HeadlessBrowser.start();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** The start page, one that is a file of docs/ with a wide table, the gallery, the sample, and a goal's. */
    static Stream<String> pages() {
        return Stream.of(
                "index.html",
                "docs/warnings.html",
                "results.html",
                "ipc-bench.html",
                "ipc-bench-maven-plugin/run-mojo.html");
    }

    static Stream<Arguments> pagesInBothSchemes() {
        return pages().flatMap(page -> SCHEMES.stream().map(scheme -> Arguments.of(page, scheme)));
    }

    @ParameterizedTest
    @MethodSource("pagesInBothSchemes")
    void axeFindsNoViolation(String page, String scheme) throws IOException {
        for (int width : List.of(360, 1280)) {
            show(page, width, scheme);
            browser.run(axe());
            JsonNode findings = browser.await("axe.run(document, {resultTypes: ['violations'], runOnly:"
                    + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})");
            assertThat(findings.path("passes")).isNotEmpty();
            assertThat(findings.path("violations"))
                    .as("%s at %s", page, width)
                    .extracting(it -> it.path("id").asText() + ": "
                            + it.at("/nodes/0/html").asText())
                    .isEmpty();
            browser.screenshot(Path.of("target", "screenshots", "site")
                    .resolve(page.replace('/', '_').replace(".html", "") + "-" + width + "-" + scheme + ".png"));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageFitsTheScreenWithItsContentBeforeTheMenuOrBesideIt(String page) {
        for (int width : WIDTHS) {
            show(page, width, "light");
            assertThat(browser.evaluate("return document.documentElement.scrollWidth")
                            .asInt())
                    .as("%s at %s", page, width)
                    .isLessThanOrEqualTo(width);
            double content = top("#bodyColumn");
            double menu = top("#leftColumn");
            assertThat(content).as("top of the content at %s", width).isLessThan(200);
            assertThat(menu).as("top of the menu at %s", width).satisfies(it -> {
                if (width < NARROWEST_WITH_THE_MENU_BESIDE) {
                    assertThat(it).isGreaterThan(content);
                } else {
                    assertThat(it).isEqualTo(content);
                }
            });
            assertThat(browser.evaluate("return document.getElementById('toMenu').offsetHeight > 0")
                            .asBoolean())
                    .isEqualTo(width < NARROWEST_WITH_THE_MENU_BESIDE);
        }
    }

    @Test
    void aPageIsDarkWhereTheReaderPrefersIt() {
        show("index.html", 1280, "dark");
        assertThat(background()).isEqualTo("rgb(20, 24, 28)");
        show("index.html", 1280, "light");
        assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void noPageAsksAnotherHost() {
        pages().forEach(page -> {
            show(page, 1280, "light");
            assertThat(browser.requests()).allMatch(it -> it.startsWith("file:") || it.startsWith("data:"));
        });
    }

    /** Until the site's script has arranged it. */
    private static void show(String page, int width, String scheme) {
        browser.open(site.resolve(page), width, scheme);
        browser.await("(async () => { while (!document.getElementById('toMenu'))"
                + " await new Promise(resume => setTimeout(resume, 5)); })()");
    }

    private static double top(String selector) {
        return browser.evaluate("return document.querySelector(arguments[0]).getBoundingClientRect().top", selector)
                .asDouble();
    }

    private static String background() {
        return browser.evaluate("return getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private static String axe() throws IOException {
        try (InputStream script = SiteInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
