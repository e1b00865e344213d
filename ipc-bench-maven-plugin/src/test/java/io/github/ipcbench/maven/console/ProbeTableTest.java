package io.github.ipcbench.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeTableTest {
    @Test
    void verdictsNamesAndValuesStandInColumns() {
        List<String> lines = ProbeTable.lines(
                "the machine",
                List.of(
                        new LimitRow("system", "Linux 6", Verdict.GOOD),
                        new LimitRow("CPU accounting", "tick", Verdict.LIMITED),
                        new LimitRow("strace", "no strace on the PATH", Verdict.MISSING)));

        assertThat(lines)
                .containsExactly(
                        "the machine",
                        "  ok       system            Linux 6",
                        "  limited  CPU accounting    tick",
                        "  no       strace            no strace on the PATH");
    }

    @Test
    void aLongValueGoesOnBelowItselfBrokenBetweenWords() {
        String value = "word ".repeat(40).strip();

        List<String> lines = ProbeTable.lines("title", List.of(new LimitRow("name", value, Verdict.GOOD)));

        assertThat(lines)
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(105));
        assertThat(lines.get(2)).startsWith(" ".repeat(29) + "word");
        assertThat(String.join(" ", lines).split("word", -1)).hasSize(41);
    }

    @Test
    void aNameThatIsTooLongStaysWhole() {
        assertThat(ProbeTable.lines("title", List.of(new LimitRow("a-mode-with-quite-a-name", "why", Verdict.GOOD))))
                .contains("  ok       a-mode-with-quite-a-name  why");
    }
}
