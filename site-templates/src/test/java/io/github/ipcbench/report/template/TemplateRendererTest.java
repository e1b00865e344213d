package io.github.ipcbench.report.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.cache.StringTemplateLoader;
import io.github.ipcbench.report.Locales;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRendererTest {
    /** What templates are given in these tests. */
    public record Sample(String text, Optional<String> absent, Optional<String> present, List<String> list) {
        public String secret() {
            return "no component";
        }
    }

    private static final Sample SAMPLE =
            new Sample("<1 & 2>", Optional.empty(), Optional.of("here"), List.of("a", "b"));

    @Test
    void recordsOptionalsAndListsCanBeRead() {
        assertThat(render("t.ftlh", "${s.text} ${s.absent???c} ${s.present} <#list s.list as x>${x}</#list>"))
                .isEqualTo("&lt;1 &amp; 2&gt; false here ab");
    }

    @Test
    void theExtensionDecidesTheEscaping() {
        assertThat(render("t.ftlh", "${s.text}")).isEqualTo("&lt;1 &amp; 2&gt;");
        assertThat(render("t.md.ftl", "${s.text}|${'|'}")).isEqualTo("&lt;1 &amp; 2&gt;|\\|");
        assertThat(render("t.txt.ftl", "${s.text}")).isEqualTo("<1 & 2>");
    }

    @Test
    void numbersAreWrittenForMachinesUnderEveryLocale() {
        Locales.underEach(() -> assertThat(render("t.ftlh", "${112192} ${0.5}")).isEqualTo("112192 0.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${'freemarker.template.utility.Execute'?new()('id')}",
                "${'freemarker.template.utility.ObjectConstructor'?new()('java.lang.String')}",
                "${s?api.getClass()}",
                "${s.class}",
                "${s.getClass()}",
                "${s.text.class}",
                "${s.secret}",
                "${s.secret()}",
                "${s.hashCode()}",
                "${s.list.class}",
                "${.data_model.s.class}",
                "<#include '/etc/passwd'>",
                "<#include '../../../../../etc/passwd'>",
                "<#import 'file:///etc/passwd' as x>",
            })
    void aTemplateReachesNothingButItsModel(String hostile) {
        assertThatThrownBy(() -> render("t.ftlh", hostile)).isInstanceOf(ReportTemplateException.class);
    }

    @Test
    void aBrokenTemplateIsNamedWithLineAndReason() {
        assertThatThrownBy(() -> render("t.ftlh", "one\n<#list s.list as x>\n"))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessageStartingWith("template t.ftlh, line ")
                .hasMessageContaining("#list");
        assertThatThrownBy(() -> render("t.ftlh", "one\ntwo ${s.nothing}"))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template t.ftlh, line 2, column 7:"
                        + " The following has evaluated to null or missing: ==> s.nothing");
    }

    @Test
    void aClassBesideOurTemplatesIsNoTemplate() {
        assertThatThrownBy(() -> new TemplateRenderer().render("TemplateRenderer.class", Map.of()))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessageContaining("TemplateRenderer.class");
    }

    @Test
    void aMissingTemplateIsNamed() {
        assertThatThrownBy(() -> new TemplateRenderer().render("none.ftlh", Map.of()))
                .isInstanceOf(ReportTemplateException.class)
                .hasMessage("template none.ftlh is missing");
    }

    private static String render(String name, String template) {
        StringTemplateLoader loader = new StringTemplateLoader();
        loader.putTemplate(name, template);
        return new TemplateRenderer(loader, Optional.empty()).render(name, Map.of("s", SAMPLE));
    }
}
