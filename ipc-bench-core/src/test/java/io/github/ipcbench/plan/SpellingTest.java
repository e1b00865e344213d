package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> WORDS = List.of("runs", "messages", "messagesPerSession", "jvmArgs");

    @Test
    void findsTheWordWithTheFewestEdits() {
        assertThat(Spelling.nearest("mesages", WORDS)).contains("messages");
        assertThat(Spelling.nearest("rusn", WORDS)).contains("runs");
        assertThat(Spelling.nearest("messagePerSession", WORDS)).contains("messagesPerSession");
    }

    @Test
    void letterCaseDoesNotCount() {
        assertThat(Spelling.nearest("JVMARGS", WORDS)).contains("jvmArgs");
    }

    @Test
    void guessesNothingFarFetched() {
        assertThat(Spelling.nearest("threshold", WORDS)).isEmpty();
        assertThat(Spelling.nearest("m", WORDS)).isEmpty();
        assertThat(Spelling.nearest("on", List.of("off"))).isEmpty();
    }
}
