package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.report.model.ReportModel;
import io.github.ipcbench.report.template.ReportTemplateException;
import io.github.ipcbench.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFragmentTest {
    private static final Pattern RULE = Pattern.compile("(?m)^([^{}@\\s][^{}]*) \\{");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    private Path templates;

    @Test
    void everyRuleIsConfinedToTheReport() throws IOException {
        List<String> selectors = RULE.matcher(fragment().style())
                .results()
                .map(rule -> rule.group(1))
                .toList();

        assertThat(selectors)
                .hasSizeGreaterThan(80)
                .allSatisfy(selector -> assertThat(selector.split(", (?![^(]*\\))", -1))
                        .allMatch(each -> each.startsWith(SiteFragment.SCOPE)));
    }

    @Test
    void theReportIsLightWhateverTheReaderPrefers() throws IOException {
        assertThat(fragment().style()).doesNotContain("prefers-color-scheme").contains("{ color-scheme: light; }");
    }

    @Test
    void itHoldsWhatThePageHoldsWithoutThePageAroundIt() throws IOException {
        ReportModel model = ReportModelFactory.of(session());
        String body = fragment().body();

        assertThat(body)
                .startsWith("<div class=\"ipc-bench\">")
                .contains("class=\"heading\"")
                .doesNotContain("<html", "<body", "<main", "<header", "<h1", "Content-Security-Policy", "<style");
        assertThat(Shown.ids(model))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(body).contains(" id=\"" + id + "\">"));
    }

    @Test
    void noIdStandsTwice() throws IOException {
        List<String> ids = ID.matcher(fragment().body())
                .results()
                .map((MatchResult id) -> id.group(1))
                .toList();

        assertThat(ids).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void theUsersTemplatesAreUsedHereToo() throws IOException {
        Files.writeString(Files.createDirectories(templates.resolve("css")).resolve("page.css"), "h2 { color: teal }");
        Files.writeString(Files.createDirectories(templates.resolve("html")).resolve("why.ftlh"), "<p>Forty-two</p>");

        SiteFragment theirs = SiteFragment.of(session(), Optional.of(templates));

        assertThat(theirs.style()).contains(SiteFragment.SCOPE + " h2 { color: teal }");
        assertThat(theirs.body()).contains("<p>Forty-two</p>");
    }

    @Test
    void aStyleThatDoesNotCloseIsTheTemplatesFault() throws IOException {
        Files.writeString(Files.createDirectories(templates.resolve("css")).resolve("site.css"), "h2 { color: teal");

        assertThatThrownBy(() -> SiteFragment.of(session(), Optional.of(templates)))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template css/site-style.css.ftl: what it puts together is no style sheet: "
                        + "the style ends before its last '}'");
    }

    private static SiteFragment fragment() throws IOException {
        return SiteFragment.of(session(), Optional.empty());
    }

    private static Results session() {
        return SampleCalls.in(SampleResults.quick().build());
    }
}
