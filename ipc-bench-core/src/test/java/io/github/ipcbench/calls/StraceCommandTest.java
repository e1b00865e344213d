package io.github.ipcbench.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StraceCommandTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final Path OUTPUT = Path.of("/tmp/with space/a,b.trace");

    @Test
    void theCallsOfAModeAreTracedWithTheMarkersAndNothingElseStopsTheProgram() {
        CallList list = new CallList(
                List.of(CallStep.exactly("open", 1, "open", "openat")), List.of(CallStep.waiting("wait", "poll")));

        List<String> command =
                StraceCommand.tracing(STRACE, TraceScope.only(list), OUTPUT).wrap(List.of("java", "-version"));

        assertThat(command)
                .containsExactly(
                        "/usr/bin/strace",
                        "--follow-forks",
                        "--seccomp-bpf",
                        "--trace=?lseek,?open,?openat,?poll",
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
    void allCallsAreTracedWithoutAFilter() {
        assertThat(StraceCommand.tracing(STRACE, TraceScope.allCalls(), OUTPUT).wrap(List.of("true")))
                .contains("--trace=all")
                .doesNotContain("--seccomp-bpf");
    }

    @Test
    void aWorkerThatIsOnlyToBeStoppedIsStoppedAtOneCallThatNoModeMakes() {
        assertThat(StraceCommand.tracing(STRACE, new TraceScope.Stops(), OUTPUT).wrap(List.of("true")))
                .contains("--seccomp-bpf", "--trace=getppid");
    }

    @Test
    void injectedFaultsArePassedOn() {
        StraceCommand command =
                new StraceCommand(STRACE, TraceScope.allCalls(), OUTPUT, List.of("write:delay_enter=2000"));

        assertThat(command.wrap(List.of("true"))).contains("--inject=write:delay_enter=2000");
    }

    @Test
    void aTraceFileThatStraceWouldTakeForACommandIsRefused() {
        assertThatThrownBy(() -> StraceCommand.tracing(STRACE, TraceScope.allCalls(), Path.of("|cat")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trace file: an absolute path is needed, got '|cat'");
    }

    @Test
    void aNameThatIsNoSystemCallIsRefused() {
        assertThatThrownBy(() -> new TraceScope.Only(new TreeSet<>(List.of("read,all"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 'read,all'");
    }

    @Test
    void nothingToTraceIsRefused() {
        StraceCommand command = StraceCommand.tracing(STRACE, TraceScope.allCalls(), OUTPUT);

        assertThatThrownBy(() -> command.wrap(List.of())).hasMessage("traced program: a command is needed, got none");
    }
}
