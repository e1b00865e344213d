package io.github.ipcbench.calls.strace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StraceCommandTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final Path OUTPUT = Path.of("/tmp/with space/a,b.trace");

    @Test
    void everyCallOfEveryThreadIsTraced() {
        assertThat(StraceCommand.tracing(STRACE, OUTPUT).wrap(List.of("java", "-version")))
                .containsExactly(
                        "/usr/bin/strace",
                        "--follow-forks",
                        "--trace=all",
                        "--absolute-timestamps=format:unix,precision:ns",
                        "--syscall-times=ns",
                        "--string-limit=0",
                        "--columns=0",
                        "--quiet=attach,personality",
                        "--output=/tmp/with space/a,b.trace",
                        "--",
                        "java",
                        "-version");
    }

    @Test
    void injectedFaultsArePassedOn() {
        StraceCommand command = new StraceCommand(STRACE, OUTPUT, List.of("write:delay_enter=2000"));

        assertThat(command.wrap(List.of("true"))).contains("--inject=write:delay_enter=2000");
    }

    @Test
    void aTraceFileThatStraceWouldTakeForACommandIsRefused() {
        assertThatThrownBy(() -> StraceCommand.tracing(STRACE, Path.of("|cat")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trace file: an absolute path is needed, got '|cat'");
    }

    @Test
    void nothingToTraceIsRefused() {
        StraceCommand command = StraceCommand.tracing(STRACE, OUTPUT);

        assertThatThrownBy(() -> command.wrap(List.of())).hasMessage("traced program: a command is needed, got none");
    }
}
