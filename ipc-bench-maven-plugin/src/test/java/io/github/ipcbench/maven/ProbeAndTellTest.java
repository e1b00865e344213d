package io.github.ipcbench.maven;

import static io.github.ipcbench.maven.console.Examples.FILE;
import static io.github.ipcbench.maven.console.Examples.SOCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import io.github.ipcbench.session.Machine;
import io.github.ipcbench.session.ModeLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeAndTellTest {
    private static final String TOO_LARGE = "not possible at this size (EMSGSIZE); largest message: 100 bytes";

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>();

    @Test
    void whatWasFoundIsToldInThreeTablesAndOneSentence() throws Exception {
        probe(new ScriptedMachine(Optional.empty(), Optional.of("not possible here: disk full")), Map.of());

        assertThat(lines)
                .containsExactly(
                        "the machine",
                        "  limited  CPU accounting    tick",
                        "",
                        "its local sockets",
                        "  ok       queue depth       11",
                        "",
                        "the modes, with a message of 112192 bytes and 3 descriptors",
                        "  ok       socket            one datagram",
                        "  no       file              not possible here: disk full",
                        "",
                        "1 of 2 modes could run here; nothing was measured");
    }

    @Test
    void theModesAndTheSizeAskedForAreTried() throws Exception {
        probe(
                new ScriptedMachine(Optional.empty(), Optional.empty()),
                Map.of("ipcbench.size", "500", "ipcbench.modes", "file", "ipcbench.descriptors", "1"));

        assertThat(lines)
                .contains(
                        "the modes, with a message of 500 bytes and 1 descriptor",
                        "  ok       file              " + "a temporary file",
                        "1 of 1 mode could run here; nothing was measured")
                .noneMatch(line -> line.contains("socket  "));
    }

    @Test
    void theGoalFailsWhenNoModeCouldRunAndSaysWhy() {
        assertThat(failureOf(new ScriptedMachine(Optional.of(TOO_LARGE), Optional.of("not possible here: disk full"))))
                .hasMessage("no mode could run: socket: " + TOO_LARGE + "; file: not possible here: disk full");
        assertThat(lines).contains("  no       socket            " + TOO_LARGE);
    }

    @Test
    void badInputFailsBeforeAnythingIsTried() {
        MojoExecutionException failure = failureOf(
                new ScriptedMachine(Optional.empty(), Optional.empty()),
                Map.of("ipcbench.size", "1", "ipcbench.modes", "sokcet"));

        assertThat(failure).hasMessageStartingWith("2 problems, nothing was tried:\nipcbench.modes: ");
        assertThat(lines).isEmpty();
    }

    private MojoExecutionException failureOf(Machine machine) {
        return failureOf(machine, Map.of());
    }

    private MojoExecutionException failureOf(Machine machine, Map<String, String> given) {
        return catchThrowableOfType(MojoExecutionException.class, () -> probe(machine, given));
    }

    private void probe(Machine machine, Map<String, String> given) throws MojoExecutionException {
        new ProbeAndTell(machine, lines::add)
                .run(
                        given,
                        () -> new PlanDefaults(
                                directory,
                                directory,
                                directory,
                                Path.of(System.getProperty("java.home")),
                                1,
                                List.of()));
    }

    /** A machine on which two modes meet these obstacles. */
    private record ScriptedMachine(Optional<String> socketObstacle, Optional<String> fileObstacle) implements Machine {
        @Override
        public List<Mode> modes() {
            return List.of(SOCKET, FILE);
        }

        @Override
        public Limits limits(BenchmarkPlan plan) {
            return new Limits(
                    List.of(new LimitRow("CPU accounting", "tick", Verdict.LIMITED)),
                    List.of(new LimitRow("queue depth", "11", Verdict.GOOD)));
        }

        @Override
        public List<ModeLimit> modes(BenchmarkPlan plan) {
            return plan.modes().stream()
                    .map(mode -> new ModeLimit(mode, mode.equals(SOCKET) ? socketObstacle : fileObstacle))
                    .toList();
        }
    }
}
