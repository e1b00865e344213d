package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.PlanRecord.VariantRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The site's page of other machines is what the tool says of the stored sessions, word for word;
 * {@code -Dgolden.update} writes it again, to be read over.
 */
class GalleryTest {
    private static final Path SITE = Path.of("..", "src", "site");
    private static final Path PAGE = SITE.resolve("markdown").resolve("results.md");

    /** The stored sessions by the name of their folder in the site. */
    private static final Map<String, Path> SESSIONS = sessions();

    private static Map<String, Path> sessions() {
        Map<String, Path> sessions = new LinkedHashMap<>();
        sessions.put("epyc-28", SITE.resolve("sample"));
        for (String name : List.of("jdks", "epyc", "xeon")) {
            sessions.put(name, SITE.resolve("gallery").resolve(name));
        }
        return sessions;
    }

    @Test
    void thePageSaysWhatTheToolSaysOfTheStoredSessions() throws IOException {
        String page = page();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("-Dgolden.update writes it again").isEqualTo(page);
    }

    @Test
    void theBuildOfTheSiteReportsEachSession() throws IOException {
        String build = Files.readString(SITE.resolve("gallery").resolve("pom.xml"));
        assertThat(SESSIONS.keySet()).allMatch(name -> build.contains("{gallery.directory}/" + name + "<"));
    }

    @Test
    void theSampleHasTheColoursOfThePageInTheDark() throws IOException {
        String style = Files.readString(SITE.resolve("resources").resolve("css").resolve("site.css"));
        String page = Files.readString(Path.of("src/main/resources/io/github/ipcbench/report/css/dark.css"));
        List<String> colours = page.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("--"))
                .toList();
        assertThat(colours).isNotEmpty();
        assertThat(style.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("--") && !line.startsWith("--site-")))
                .containsExactlyElementsOf(colours);
    }

    @Test
    void noSessionNamesAPlaceOfTheMachineItWasMeasuredOn() {
        assertThat(SESSIONS.values())
                .allSatisfy(session -> assertThat(Files.readString(session.resolve("results.json")))
                        .doesNotContain("/home/", "/root", "/tmp", "/work"));
    }

    /** The page of two variants leads with what changed, as their real runs tell it. */
    @Test
    void aSessionOfTwoJdksLeadsWithWhatChanged() {
        Results results = read(SESSIONS.get("jdks"));
        assertThat(ConsoleReport.finding(results))
                .isEqualTo("jdk25 needs 0.95 to 0.97 times the CPU of jdk17 in every mode.");
        assertThat(ReportWriter.summary(results))
                .contains("| file | jdk25 |")
                .contains("JDK 17 (jdk17), 25 (jdk25)")
                .contains("4 pairs of runs met different speeds of the machine");
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Results from other machines

                The same question has another answer on another machine. Each session below is stored in the source and was really
                measured; the words and figures are those of IPC Bench, of its `summary.md`. Compare multiples between machines, not
                microseconds, and mind how far each session can be trusted.

                | session | finding | trust |
                | --- | --- | --- |
                """);
        SESSIONS.forEach((name, session) -> {
            Results results = read(session);
            page.append("| [")
                    .append(title(results))
                    .append("](results/")
                    .append(name)
                    .append("/report.html) | ");
            page.append(ConsoleReport.finding(results)).append(" | ");
            page.append(trust(results)).append(" |\n");
        });
        SESSIONS.forEach((name, session) -> page.append(section(name, read(session))));
        return page.append("""

                ## Yours

                `summary.md` of a session, in `target/ipcbench`, is made to be pasted. `ipcbench:compare` sets stored sessions of
                different machines beside each other:

                ```
                mvn ipcbench:compare -Dipcbench.baseline=xeon/results.json -Dipcbench.results=epyc/results.json -Dipcbench.compareAnyway
                ```
                """).toString();
    }

    private static String section(String name, Results results) {
        String folder = "results/" + name + "/";
        List<VariantRecord> variants = results.plan().variants();
        String picture = "";
        if (variants.size() > 1) {
            picture = picture(variants.get(0).name(), results, folder + "charts/variants.svg");
        } else if (results.plan().sizes().size() == 1) {
            picture = picture("the socket", results, folder + "charts/multiples.svg");
        }
        return "\n## " + title(results) + "\n\n" + ReportWriter.summary(results).strip() + "\n\n" + picture
                + "[The whole report](" + folder + "report.html) · [results.json](" + folder + "results.json)\n";
    }

    private static String picture(String baseline, Results results, String file) {
        return "![Multiples of " + baseline + "'s CPU per message, " + title(results) + "](" + file + ")\n\n";
    }

    /** Machine, day and, where it has several, its variants and its sizes: no two sessions are called the same. */
    private static String title(Results results) {
        List<VariantRecord> variants = results.plan().variants();
        return results.environment().cpu() + ", " + results.startedAt().substring(0, 10)
                + (variants.size() == 1
                        ? ""
                        : ", " + variants.stream().map(VariantRecord::name).collect(Collectors.joining(" and ")))
                + (results.plan().sizes().size() == 1
                        ? ""
                        : ", " + results.plan().sizes().size() + " sizes");
    }

    private static String trust(Results results) {
        return ConsoleReport.doubt(results)
                .map(doubt -> doubt.substring("Trust: ".length(), doubt.indexOf('.')))
                .orElse("good");
    }

    private static Results read(Path session) {
        try {
            return ResultsJson.read(session.resolve("results.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
