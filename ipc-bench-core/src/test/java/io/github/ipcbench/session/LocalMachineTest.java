package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import io.github.ipcbench.results.LimitRow;
import io.github.ipcbench.results.LimitRow.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMachineTest {
    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final LocalMachine machine = new LocalMachine(warnings::add);

    @Tag("forks")
    @Test
    void everyModeCanRunHereAndLeavesNothingBehind() throws Exception {
        BenchmarkPlan plan = plan(Map.of());
        assertThat(machine.modes(plan))
                .hasSameSizeAs(plan.modes())
                .allSatisfy(limit -> assertThat(limit.obstacle()).isEmpty());
        assertThat(directory).isEmptyDirectory();
        assertThat(warnings).isEmpty();
    }

    @Tag("forks")
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
        Machine.Limits limits = machine.limits(plan(Map.of()));

        assertThat(limits.machine()).extracting(LimitRow::name).contains("system", "native calls", "files", "strace");
        assertThat(limits.sockets())
                .extracting(LimitRow::name)
                .containsExactly("largest datagram", "with more buffer", "its formula", "queue depth");
    }

    @Test
    void straceThatIsMissingSaysWhy() {
        assertThat(LocalMachine.strace(new StraceAvailability.Missing("no strace on the PATH")))
                .isEqualTo(new LimitRow("strace", "no strace on the PATH", Verdict.MISSING));
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
