package io.github.ipcbench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class TerminalTest {
    @Test
    void a_pipe_is_not_a_terminal() throws Exception {
        assertThat(outputOf(java())).isEqualTo("false");
    }

    @Test
    @EnabledIf("scriptIsInstalled")
    void a_pseudo_terminal_is_a_terminal() throws Exception {
        String quoted =
                String.join(" ", java().stream().map(word -> "'" + word + "'").toList());
        assertThat(outputOf(List.of("script", "-qec", quoted, "/dev/null"))).isEqualTo("true");
    }

    @Test
    void a_closed_descriptor_is_not_a_terminal() {
        assertThat(Terminal.isTerminal(-1)).isFalse();
    }

    @Test
    void without_the_native_library_output_counts_as_no_terminal() throws Exception {
        List<String> broken = new ArrayList<>(java());
        broken.add(1, "-Djna.nosys=true");
        broken.add(1, "-Djna.nounpack=true");
        assertThat(outputOf(broken)).isEqualTo("false");
    }

    /** Prints what the terminal check says about standard output. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            System.out.println(Terminal.isInteractive());
        }
    }

    static boolean scriptIsInstalled() {
        return new File("/usr/bin/script").canExecute();
    }

    private static List<String> java() {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    private static String outputOf(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
