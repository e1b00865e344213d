package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("forks")
class DepthRefusedTest {
    @TempDir
    private Path directory;

    @Test
    void aDepthThatAModeCannotHoldIsRefusedBeforeTheFirstRun() {
        BenchmarkPlan like = TestPlans.of(directory, 1, OptionalLong.of(1), 4096, "mmap-relaxed", "file");
        Variant base = like.base();
        BenchmarkPlan plan = TestPlans.with(
                like,
                like.message().sizes(),
                List.of(new Variant(
                        base.name(),
                        base.jvm(),
                        base.environment(),
                        base.tempDirectory(),
                        base.waitStrategy(),
                        base.affinity(),
                        OptionalInt.of(1))));

        assertThatThrownBy(() -> Session.measure(plan, "test", Optional.empty(), new Heard(), results -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "file: ipcbench.depth: '1' is fewer than the least send buffer holds of datagrams of 0"
                                + " bytes; valid for this mode and size: [0-9]+ or more, or natural");
        assertThat(directory).isEmptyDirectory();
    }

    private static final class Heard extends SilentListener implements Session.Listener {
        @Override
        public void instrumentedRunStarted(String what, Case key, int number, int total) {}
    }
}
