package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error says of a worker that ended, or does not answer. */
class WordsOfFailureTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            137 | signal 9 (SIGKILL
            143 | signal 15 (SIGTERM
            134 | signal 6 (the Java runtime crashed; its report is in the log)
            139 | signal 11 (the Java runtime crashed
            138 | was killed by signal 10
            1   | exited with status 1 (likely: it could not start, or something called exit)
            """)
    void anExitStatusIsToldInWords(int status, String words) {
        assertThat(ExitStatus.inWords(status)).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12 (java) T 1 1     | is stopped
            12 (ja) R (va) t 1  | debugger or tracer
            12 (java) D 1 1     | file system that does not answer
            """)
    void aProcessThatIsHeldUpIsToldInWords(String stat, String words) {
        assertThat(ProcessState.inWords(stat))
                .hasValueSatisfying(text -> assertThat(text).contains(words));
    }

    @ParameterizedTest
    @CsvSource({"12 (java) S 1 1", "12 (java) R 1 1", "garbage", "12 (T)"})
    void aProcessThatMerelyWaitsIsLeftAtThat(String stat) {
        assertThat(ProcessState.inWords(stat)).isEmpty();
    }

    @Test
    void aProcessThatIsGoneHasNoState() {
        assertThat(ProcessState.of(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aLogIsQuotedByItsLastLines() {
        assertThat(excerpt(Collections.nCopies(100, "earlier"), List.of("the last"))
                        .lines())
                .hasSize(8)
                .endsWith("the last");
    }

    @Test
    void theReportOfACrashIsQuotedByItsFirstLines() {
        String excerpt = excerpt(
                List.of("a warning", "# A fatal error has been detected by the Java Runtime Environment:", "# SIGBUS"),
                Collections.nCopies(1000, "a register"));
        assertThat(excerpt).startsWith("# A fatal error").contains("SIGBUS").doesNotContain("a warning");
    }

    private static String excerpt(List<String> first, List<String> then) {
        LogExcerpt excerpt = new LogExcerpt();
        first.forEach(excerpt::add);
        then.forEach(excerpt::add);
        return excerpt.text();
    }
}
