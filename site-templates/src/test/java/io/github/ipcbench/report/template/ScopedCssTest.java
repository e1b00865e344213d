package io.github.ipcbench.report.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopedCssTest {
    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "h2 | .r h2",
                "* | .r *",
                "th, td | .r th, .r td",
                ":root | .r",
                "html | .r",
                "body | .r",
                "body.wide > p | .r.wide > p",
                "html p | .r p",
                "bodywork | .r bodywork",
                "html-view | .r html-view",
                ".answer .mode,.command span | .r .answer .mode, .r .command span",
                "p:is(.a, .b) | .r p:is(.a, .b)",
                "a[title=',{'] | .r a[title=',{']",
                "/* all, of them */ a | .r a",
            })
    void aSelectorHoldsInTheElementAlone(String selector, String confined) {
        assertThat(ScopedCss.under(".r", selector + " { color: red }")).isEqualTo(confined + " { color: red }\n");
    }

    @Test
    void rulesWithinAMediaQueryAreConfinedToo() {
        assertThat(ScopedCss.under(
                        ".r", "@media (min-width: 9px) { h2 { margin: 0 } @supports (x: y) { p { top: 0 } } }"))
                .isEqualTo("""
                        @media (min-width: 9px) {
                        .r h2 { margin: 0 }
                        @supports (x: y) {
                        .r p { top: 0 }
                        }
                        }
                        """);
    }

    @Test
    void whatHasNoSelectorsStaysAsItIs() {
        String css = "@page { margin: 1cm }\n@keyframes k { from { top: 0 } to { top: 1px } }\n";

        assertThat(ScopedCss.under(".r", css)).isEqualTo(css);
        assertThat(ScopedCss.under(".r", "@charset 'x;y';")).isEqualTo("@charset 'x;y';\n");
    }

    @Test
    void bracesInTextAndCommentsOpenAndCloseNothing() {
        assertThat(ScopedCss.under(".r", "p::before { content: '}\\''; /* } */ top: 0 } i { top: 1px }"))
                .isEqualTo(".r p::before { content: '}\\'';  top: 0 }\n.r i { top: 1px }\n");
    }

    @Test
    void aNestedRuleIsConfinedByItsParent() {
        assertThat(ScopedCss.under(".r", "p { top: 0; & b { top: 1px } }"))
                .isEqualTo(".r p { top: 0; & b { top: 1px } }\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p { top: 0",
                "p { top: 0 } }",
                "@media print { p { top: 0 }",
                "p { content: 'x }",
                "/* p",
                "p",
                "} p { }",
            })
    void aStyleThatDoesNotCloseIsRefused(String css) {
        assertThatThrownBy(() -> ScopedCss.under(".r", css)).isInstanceOf(IllegalArgumentException.class);
    }
}
