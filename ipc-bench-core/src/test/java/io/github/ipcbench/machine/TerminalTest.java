package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@Tag("forks")
class TerminalTest {
    @Test
    void a_pipe_is_not_a_terminal() throws Exception {
        assertThat(ForkedJava.outputOf(ForkedJava.command(Main.class))).isEqualTo("false");
    }

    @Test
    @EnabledIf("scriptIsInstalled")
    void a_pseudo_terminal_is_a_terminal() throws Exception {
        String quoted = String.join(
                " ",
                ForkedJava.command(Main.class).stream()
                        .map(word -> "'" + word + "'")
                        .toList());
        assertThat(ForkedJava.outputOf(List.of("script", "-qec", quoted, "/dev/null")))
                .isEqualTo("true");
    }

    @Test
    void a_closed_descriptor_is_not_a_terminal() {
        assertThat(Terminal.isTerminal(-1)).isFalse();
    }

    @Test
    void without_the_native_library_output_counts_as_no_terminal() throws Exception {
        assertThat(ForkedJava.outputOf(ForkedJava.command(Main.class, "-Djna.nosys=true", "-Djna.nounpack=true")))
                .isEqualTo("false");
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
}
