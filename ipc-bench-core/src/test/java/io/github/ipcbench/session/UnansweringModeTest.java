package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.transport.catalog.ForeignTransports;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweringModeTest {
    @TempDir
    private Path directory;

    @Test
    void aModeThatDoesNotAnswerTheControllerIsRefusedWithItsJar() throws IOException {
        ModeCatalog catalog = ModeCatalog.load(new ForeignTransports(directory)
                .with("ring", ForeignTransports.mode("ring"))
                .loader());
        BenchmarkPlan like = TestPlans.of(directory, 1, OptionalLong.of(5000), 4096, Duration.ofMinutes(1), "socket");
        BenchmarkPlan plan = new BenchmarkPlan(
                like.preset(),
                List.of(catalog.mode("ring")),
                like.message(),
                like.variants(),
                like.runs(),
                like.output(),
                like.given());

        assertThatThrownBy(() -> Session.requireAnswers(plan, catalog))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("mode ring of ring.Transport in ring-1.jar: ");
    }
}
