package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @Test
    void plainTextStaysAsItIs() {
        assertThat(Quoted.of("Größe 1, \"ein\" 😀 \\u0007")).isEqualTo("'Größe 1, \"ein\" 😀 \\u0007'");
    }

    @ParameterizedTest
    @CsvSource({
        "1b", "07", "0a", "0d", "09", "85", "9b", "7f", "2028", "2029", "202e", "2066", "200f", "061c", "200b", "feff"
    })
    void aCharacterThatActsInsteadOfBeingSeenIsAnEscape(String hex) {
        String text = Character.toString(Integer.parseInt(hex, 16));
        assertThat(Quoted.line("a" + text + "b")).isEqualTo("a\\u" + "0".repeat(4 - hex.length()) + hex + "b");
    }

    @Test
    void oneOfTwoCharactersIsTwoEscapes() {
        assertThat(Quoted.line(Character.toString(0xE0041))).isEqualTo("\\udb40\\udc41");
        assertThat(Quoted.line("\ud800")).isEqualTo("\\ud800");
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(Quoted.line("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Quoted.line("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
        assertThat(Quoted.line("x".repeat(199) + "😀")).isEqualTo("x".repeat(199) + "…");
        assertThat(Quoted.line("\u001b".repeat(1_000_000))).isEqualTo("\\u001b".repeat(33) + "…");
    }

    @Property
    void anyTextBecomesOneLineOfBoundedLength(@ForAll String text) {
        String line = Quoted.line(text);
        assertThat(line.length()).isLessThanOrEqualTo(201);
        assertThat(line.codePoints().map(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                        Character.PARAGRAPH_SEPARATOR);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line)).isTrue();
    }
}
