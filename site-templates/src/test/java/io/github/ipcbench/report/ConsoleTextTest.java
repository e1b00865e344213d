package io.github.ipcbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTextTest {
    @Test
    void aConsoleOfAsciiGetsOurSignsInAscii() {
        assertThat(ConsoleText.shown("3.52× 32.4 µs − “file’s” … ✓ ±", StandardCharsets.US_ASCII))
                .isEqualTo("3.52x 32.4 us - \"file's\" ... ok +-");
    }

    @Test
    void aConsoleThatHasThemGetsThemAsTheyAre() {
        assertThat(ConsoleText.shown("3.52× µs –", StandardCharsets.UTF_8)).isEqualTo("3.52× µs –");
        assertThat(ConsoleText.shown("3.52× µs", StandardCharsets.ISO_8859_1)).isEqualTo("3.52× µs");
    }

    @Test
    void sentencesAreWrappedAndRowsAreNot() {
        String row = "  " + "x".repeat(90);
        String wrapped = ConsoleText.wrapped("word ".repeat(30) + "\n" + row + "\n");
        assertThat(wrapped.lines().filter(line -> !line.equals(row)))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(ConsoleText.WIDTH))
                .hasSize(3);
        assertThat(wrapped.lines()).contains(row);
    }

    @Test
    void linesForTheConsoleAreInSignsItHas() {
        String before = System.getProperty("stdout.encoding");
        System.setProperty("stdout.encoding", "US-ASCII");
        try {
            List<String> lines = new ArrayList<>();
            ConsoleText.shownTo(lines::add).accept("33.9 µs, 1.2 × as much");
            assertThat(lines).containsExactly("33.9 us, 1.2 x as much");
        } finally {
            if (before == null) {
                System.clearProperty("stdout.encoding");
            } else {
                System.setProperty("stdout.encoding", before);
            }
        }
    }
}
