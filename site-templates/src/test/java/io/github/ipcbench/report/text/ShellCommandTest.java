package io.github.ipcbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.report.SampleResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("forks")
class ShellCommandTest {
    @Test
    void thePropertiesTheUserSetFollowTheGoalInTheirOrder() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("ipcbench.runs", "3");
        given.put("ipcbench.modes", "socket,file");
        given.put("ipcbench.label", "my machine");
        assertThat(String.join(
                        " ",
                        ShellCommand.repeating(
                                SampleResults.quick().given(given).build())))
                .isEqualTo("mvn io.github.ipcbench:ipc-bench-maven-plugin:0.1.0:run"
                        + " -Dipcbench.runs=3 -Dipcbench.modes=socket,file -Dipcbench.label='my machine'");
    }

    @Test
    void aSessionWithoutPropertiesIsRepeatedByTheGoalAlone() {
        assertThat(ShellCommand.repeating(SampleResults.quick().given(Map.of()).build()))
                .containsExactly("mvn", "io.github.ipcbench:ipc-bench-maven-plugin:0.1.0:run");
    }

    @Test
    void aSessionIsContinuedWithItsDirectoryAndWithWhatOnlyTheUserMayName() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("ipcbench.runs", "3");
        given.put("ipcbench.jvmArgs", "-Xint -Da=b");
        given.put("ipcbench.outputDirectory", "out");
        given.put("ipcbench.payload", "random");
        assertThat(ShellCommand.continuing(SampleResults.quick().given(given).build()))
                .isEqualTo("mvn io.github.ipcbench:ipc-bench-maven-plugin:0.1.0:run -Dipcbench.resume"
                        + " -Dipcbench.jvmArgs='-Xint -Da=b' -Dipcbench.outputDirectory=out");
    }

    @Test
    void aCommandThatNamesAProgramSaysSo() {
        assertThat(caution(Map.of("ipcbench.jvmArgs", "-XX:OnOutOfMemoryError=x", "ipcbench.jvm", "/tmp/jdk")))
                .contains("ipcbench.jvm and ipcbench.jvmArgs can start any program: check what the command says there"
                        + " before you run it, if these results are not your own.");
        assertThat(caution(Map.of("ipcbench.jvmArgs", "-Xint")).orElseThrow())
                .startsWith("ipcbench.jvmArgs can start any program");
        assertThat(caution(Map.of("ipcbench.variants", "a:jvm=/tmp/jdk")).orElseThrow())
                .startsWith("ipcbench.variants can start any program");
        assertThat(caution(Map.of("ipcbench.runs", "3"))).isEmpty();
    }

    private static Optional<String> caution(Map<String, String> given) {
        return ShellCommand.caution(SampleResults.quick().given(given).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "two words",
                "it's",
                "'",
                "''",
                "$(id)",
                "`id`",
                "a\"b",
                "a\\b",
                "~",
                "*",
                "a;b",
                "-x",
                "#",
                "ü",
                "!x",
                "a\nb"
            })
    void aRealShellHandsOnExactlyTheWord(String word) throws Exception {
        assertThat(echoed(ShellCommand.quoted(word))).isEqualTo(word);
    }

    @Test
    void aHostileValueOrVersionStaysInsideOneWord() throws Exception {
        Map<String, String> given = Map.of("ipcbench.label", "v;touch x");
        List<String> words = ShellCommand.repeating(
                SampleResults.quick().tool("1;id").given(given).build());
        assertThat(echoed(String.join(" ", words.subList(1, words.size()))))
                .isEqualTo("io.github.ipcbench:ipc-bench-maven-plugin:1;id:run|-Dipcbench.label=v;touch x");
    }

    private static String echoed(String words) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "IFS='|'; set -- " + words + "; printf %s \"$*\"")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return output;
    }
}
