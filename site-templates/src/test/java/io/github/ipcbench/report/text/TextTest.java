package io.github.ipcbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void lineBreaksBecomeSpacesAndOrdinaryTextStays() {
        assertThat(Text.line("a\r\nb\tc")).isEqualTo("a  b c");
        assertThat(Text.line("Ünïcode – 日本 😀 مرحبا")).isEqualTo("Ünïcode – 日本 😀 مرحبا");
    }

    @Test
    void charactersThatActInsteadOfShowingAreReplaced() {
        assertThat(Text.line("\u001b[31mred\u0007")).isEqualTo("\uFFFD[31mred\uFFFD");
        assertThat(Text.line("a\u202Eb\u2066c\u0000")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(Text.line("\uD800x\uFFFE")).isEqualTo("\uFFFDx\uFFFD");
    }

    @Test
    void aLongLabelIsCutBetweenCharacters() {
        assertThat(Text.shortened("mmap-relaxed, 112,192 bytes")).isEqualTo("mmap-relaxed, 112,192 bytes");
        assertThat(Text.shortened("😀".repeat(30))).isEqualTo("😀".repeat(30));
        assertThat(Text.shortened("😀".repeat(31))).isEqualTo("😀".repeat(29) + "…");
    }

    @Property
    void whatIsLeftCanStandInXmlOnOneLine(@ForAll String text) {
        assertThat(Text.line(text).codePoints())
                .allMatch(character -> character >= 0x20
                        && !(character >= 0x7F && character <= 0x9F)
                        && !(character >= 0xD800 && character <= 0xDFFF)
                        && (character & 0xFFFE) != 0xFFFE);
    }

    @Test
    void namesThatDifferAtTheirEndsAreCutInTheirMiddle() {
        assertThat(Text.shortenedInside("candidate-of-today-1", 10)).isEqualTo("candi…ay-1");
        assertThat(Text.shortenedInside("candidate", 10)).isEqualTo("candidate");
    }
}
