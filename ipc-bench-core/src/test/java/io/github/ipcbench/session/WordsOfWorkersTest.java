package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a worker says or prints acts on nobody's terminal, and starts no line of its own in a log. */
class WordsOfWorkersTest {
    private static final String HOSTILE = "\u001b[2J\u202e\r::error::\u2028done";

    @Test
    void aLineOfALogIsShownWithEscapesAndCut() {
        LogExcerpt excerpt = new LogExcerpt();
        excerpt.add("\tat " + HOSTILE);
        excerpt.add("x".repeat(201));

        assertThat(excerpt.text())
                .isEqualTo("    at \\u001b[2J\\u202e\\u000d::error::\\u2028done" + System.lineSeparator()
                        + "x".repeat(200) + "…");
    }

    @Test
    void whatAWorkerSaysIsOneLineOfBoundedLength() {
        assertThat(Run.said(HOSTILE + "\n[INFO] BUILD SUCCESS"))
                .isEqualTo("\\u001b[2J\\u202e\\u000d::error::\\u2028done\\u000a[INFO] BUILD SUCCESS");
        assertThat(Run.said("x".repeat(8192))).isEqualTo("x".repeat(500) + "…");
    }
}
