package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.ipcbench.report.template.ReportTemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateOverrideTest {
    @TempDir
    private Path directory;

    private Path templates;
    private Path output;

    @BeforeEach
    void layOutDirectories() throws IOException {
        templates = Files.createDirectories(directory.resolve("templates"));
        output = directory.resolve("output");
    }

    @Test
    void oneFileOfTheUsersReplacesOursAndTheOthersStay() throws IOException {
        Files.createDirectories(templates.resolve("html"));
        Files.writeString(templates.resolve("html/repeat.ftlh"), "<p>Ask ${model.label} & co.</p>");

        String html = Files.readString(write().html());

        assertThat(html)
                .contains("<p>Ask &lt;ops&gt; & co.</p>")
                .contains("<table class=\"costs\">")
                .doesNotContain("class=\"command\" tabindex");
    }

    @Test
    void theUsersStyleIsNamedInThePolicy() throws IOException {
        Files.createDirectories(templates.resolve("css"));
        Files.writeString(templates.resolve("css/page.css"), "body { color: teal }\n");
        String ours = Files.readString(ReportWriter.write(session(), output).html());
        String theirs = Files.readString(write().html());
        assertThat(theirs).contains("color: teal");
        assertThat(policy(theirs)).isNotEqualTo(policy(ours));
    }

    @Test
    void aBrokenFileIsNamedInFullWithLineAndReasonAndNothingIsWritten() throws IOException {
        Path broken = templates.resolve("report.md.ftl");
        Files.writeString(broken, "# ${model.label}\n\n${model.nothing}\n");

        assertThatThrownBy(this::write)
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template " + broken
                        + ", line 3, column 3: The following has evaluated to null or missing: ==> model.nothing");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void aFileThatDoesNotParseIsNamedToo() throws IOException {
        Path broken = templates.resolve("console.txt.ftl");
        Files.writeString(broken, "<#if model.label??>\n");
        assertThatThrownBy(() -> ConsoleReport.render(session(), Optional.of(templates)))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessageStartingWith("template " + broken + ", line ")
                .hasMessageContaining("#if");
    }

    @Test
    void aLinkThatLeadsOutOfTheDirectoryIsNotFollowed() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.writeString(templates.resolve("report.md.ftl"), "<#include \"/leak.txt\">");
        Files.createSymbolicLink(templates.resolve("leak.txt"), secret);
        assertThatThrownBy(this::write).isInstanceOf(ReportTemplateException.class);
        Files.writeString(templates.resolve("report.md.ftl"), "<#include \"/../secret.txt\">");
        assertThatThrownBy(this::write).isInstanceOf(ReportTemplateException.class);
    }

    @Test
    void aTemplateBeyondTheLimitIsRefusedByNameAndSize() throws IOException {
        Path large = templates.resolve("report.md.ftl");
        Files.writeString(large, "x".repeat((1 << 20) + 1));
        assertThatThrownBy(this::write)
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template report.md.ftl cannot be read: '" + large.toRealPath()
                        + "' holds 1048577 bytes; a template of at most 1048576 is valid");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void aTemplateThatWritesForEverIsRefusedAtTheLimitAndNothingIsLeft() throws IOException {
        Path own = Files.writeString(
                templates.resolve("report.md.ftl"), "<#list 1.. as i>" + "x".repeat(1_000_000) + "</#list>");
        assertThatThrownBy(this::write)
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template " + own + " writes more than 134217728 characters");
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void aTemplateThatIncludesItselfIsRefused() throws IOException {
        Path own = templates.resolve("report.md.ftl");
        Files.writeString(own, "<#include \"report.md.ftl\">");
        assertThatThrownBy(this::write)
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template " + own + " includes or calls itself without end");
    }

    @Test
    void aValueThatAnErrorRepeatsIsOneLineOfBoundedLength() throws IOException {
        Files.writeString(templates.resolve("report.md.ftl"), "${model.label?number}");
        assertThatThrownBy(() -> ReportWriter.write(
                        SampleResults.quick()
                                .label("a\u200bb" + "c".repeat(900))
                                .build(),
                        output,
                        Optional.of(templates)))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessageContaining("a\\u200bbccc")
                .extracting(Throwable::getMessage, as(STRING))
                .hasSizeLessThan(500);
    }

    @Test
    void aMissingDirectoryIsNamed() {
        assertThatThrownBy(() -> ReportWriter.write(session(), output, Optional.of(directory.resolve("none"))))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage(
                        "templates: a directory that can be read is needed, got '" + directory.resolve("none") + "'");
    }

    private ReportWriter.Report write() throws IOException {
        return ReportWriter.write(session(), output, Optional.of(templates));
    }

    private static io.github.ipcbench.results.Results session() {
        return SampleResults.quick().label("<ops>").build();
    }

    private static String policy(String html) {
        int start = html.indexOf("sha256-");
        return html.substring(start, html.indexOf('\'', start));
    }
}
