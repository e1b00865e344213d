package io.github.ipcbench.report.template;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownOutputFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "a|b§a\\|b",
                "a\\|b§a\\\\\\|b",
                "<b>x</b>§&lt;b&gt;x&lt;/b&gt;",
                "`rm`§\\`rm\\`",
                "*a* _b_ ~c~§\\*a\\* \\_b\\_ \\~c\\~",
                "![i](u)§\\!\\[i\\](u)",
                "# h§\\# h",
                "https://e.org§https\\://e.org",
                "www.e.org§www\\.e.org",
                "WWW.e.org§WWW\\.e.org",
                "a@b.example§a@&#8288;b.example",
                "@octocat§@&#8288;octocat",
                "CPU @ 2.7 GHz@§CPU @ 2.7 GHz@&#8288;",
                "mailto:a@b.example§mailto:a@&#8288;b.example",
                "&lt;§&amp;lt;",
                "112,192 is 6.5 – 1:2§112,192 is 6.5 – 1:2",
            })
    void textIsEscapedWhereMarkdownWouldActOnIt(String text, String escaped) {
        assertThat(MarkdownOutputFormat.INSTANCE.escapePlainText(text)).isEqualTo(escaped);
    }

    @Property
    void noTextLeavesItsTableCell(@ForAll String text) {
        String escaped = MarkdownOutputFormat.INSTANCE.escapePlainText(text);
        assertThat(escaped).doesNotContain("\n", "\r", "<", ">");
        assertThat(escaped.replaceAll("\\\\.", "")).doesNotContain("|", "`", "[");
        assertThat(escaped).doesNotContainPattern("@(?!&#8288;| )");
    }
}
