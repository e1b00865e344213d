package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.machine.LimitRow;
import io.github.ipcbench.machine.LimitRow.Verdict;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.transport.DatagramLimits;
import io.github.ipcbench.transport.DatagramLimits.Largest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMachineTest {
    private static final Largest BY_DEFAULT = new Largest(212_992, 212_960, "EMSGSIZE");

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final LocalMachine machine = new LocalMachine(warnings::add);

    @Tag("native")
    @Test
    void everyModeCanRunHereAndLeavesNothingBehind() throws Exception {
        assertThat(machine.modes(plan(Map.of())))
                .hasSameSizeAs(machine.modes())
                .allSatisfy(limit -> assertThat(limit.obstacle()).isEmpty());
        assertThat(directory).isEmptyDirectory();
        assertThat(warnings).isEmpty();
    }

    @Tag("native")
    @Test
    void aMessageThatOnlySomeModesCarryStopsTheOthersWithTheLargestThatPasses() throws Exception {
        List<ModeLimit> limits =
                machine.modes(plan(Map.of("ipcbench.modes", "socket,file", "ipcbench.size", "33554432")));

        assertThat(limits).extracting(ModeLimit::possible).containsExactly(false, true);
        assertThat(limits.get(0).obstacle().orElseThrow())
                .matches("not possible at this size \\((EMSGSIZE|ENOBUFS)\\); largest message that went through: "
                        + "[1-9][0-9]* bytes");
    }

    @Tag("forks")
    @Test
    void theMachineAndItsSocketsAreDescribed() throws Exception {
        assertThat(machine.limits(plan(Map.of()))).extracting(LimitRow::name).contains("system", "files", "strace");
        assertThat(machine.sockets(plan(Map.of())))
                .extracting(LimitRow::name)
                .containsExactly("largest datagram", "with more buffer", "its formula", "queue depth");
    }

    @Test
    void aFormulaThatHoldsIsNamedAndOneThatDoesNotIsNot() {
        assertThat(SocketRows.of(limits(BY_DEFAULT, new Largest(425_984, 425_952, "EMSGSIZE")), 112_192))
                .contains(
                        new LimitRow(
                                "its formula",
                                "SO_SNDBUF as read back, less 32: found with 2 of 2 buffers tried",
                                Verdict.GOOD),
                        new LimitRow(
                                "queue depth",
                                "11 datagrams of one byte wait, 278 when the receiver is connected back;"
                                        + " 2 of 112192 bytes",
                                Verdict.GOOD));
        assertThat(SocketRows.of(limits(BY_DEFAULT, new Largest(8_388_608, 4_000_000, "ENOBUFS")), 112_192))
                .contains(new LimitRow(
                        "its formula",
                        "SO_SNDBUF as read back, less 32: found with 1 of 2 buffers tried; above the others' largest the"
                                + " kernel's memory is the bound",
                        Verdict.GOOD));
        assertThat(SocketRows.of(limits(BY_DEFAULT, new Largest(425_984, 400_000, "EMSGSIZE")), 112_192))
                .extracting(LimitRow::verdict)
                .containsExactly(Verdict.GOOD, Verdict.GOOD, Verdict.LIMITED, Verdict.GOOD);
    }

    @Test
    void aBufferTooSmallForTheMessageLimits() {
        assertThat(SocketRows.of(limits(BY_DEFAULT, new Largest(425_984, 425_952, "EMSGSIZE")), 300_000))
                .extracting(LimitRow::verdict)
                .startsWith(Verdict.LIMITED, Verdict.GOOD);
    }

    @Test
    void straceThatIsMissingSaysWhy() {
        assertThat(LocalMachine.strace(new StraceAvailability.Missing("no strace on the PATH")))
                .isEqualTo(new LimitRow("strace", "no strace on the PATH", Verdict.MISSING));
    }

    private static DatagramLimits limits(Largest... largest) {
        return new DatagramLimits(List.of(largest), 11, 278, OptionalInt.of(2));
    }

    private BenchmarkPlan plan(Map<String, String> given) throws Exception {
        return new PlanParser(machine.modes())
                .parse(
                        given,
                        new PlanDefaults(
                                directory,
                                directory,
                                directory,
                                Path.of(System.getProperty("java.home")),
                                1,
                                List.of()));
    }
}
