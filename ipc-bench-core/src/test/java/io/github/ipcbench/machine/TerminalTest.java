package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(Terminal.isTerminal(Path.of("/proc/self/fd/9999"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/0, true",
        "/dev/tty, true",
        "/dev/tty1, true",
        "/dev/ttyS0, true",
        "/dev/console, true",
        "/dev/null, false",
        "pipe:[4711], false",
        "/tmp/dev/pts/0, false",
    })
    void a_terminal_is_known_by_its_device(String device, boolean terminal, @TempDir Path directory) throws Exception {
        Path descriptor = Files.createSymbolicLink(directory.resolve("1"), Path.of(device));
        assertThat(Terminal.isTerminal(descriptor)).isEqualTo(terminal);
    }

    @ParameterizedTest
    @CsvSource({"24 100, 100", "24 60, 60", "0 0, 80", "'', 80", "no size, 80"})
    void its_width_is_what_stty_says(String said, int columns) {
        assertThat(Terminal.columns(List.of("echo", said), Path.of("/dev/null")))
                .isEqualTo(columns);
    }

    @Test
    void its_width_is_the_usual_one_where_nothing_says_it() {
        assertThat(Terminal.columns(List.of("/no/such/program"), Path.of("/dev/null")))
                .isEqualTo(80);
        assertThat(Terminal.columns(List.of("cat"), Path.of("/no/such/terminal")))
                .isEqualTo(80);
        assertThat(Terminal.columns(List.of("sleep", "60"), Path.of("/dev/null")))
                .isEqualTo(80);
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
