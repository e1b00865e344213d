package io.github.ipcbench.maven.console;

import static io.github.ipcbench.maven.console.Examples.FILE;
import static io.github.ipcbench.maven.console.Examples.SOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.InvalidPlanException;
import io.github.ipcbench.plan.PlanDefaults;
import io.github.ipcbench.plan.PlanParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordingTest {
    @TempDir
    Path directory;

    @Test
    void theIntentionNamesModesRunsAndTheMessage() throws Exception {
        assertThat(intention(Map.of()))
                .isEqualTo("measuring socket, file: 10 runs per mode, about a second each, a message being 112192 bytes"
                        + " and 3 descriptors");
    }

    @Test
    void theIntentionNamesACountOfMessagesThatIsKnown() throws Exception {
        assertThat(intention(Map.of("ipcbench.messages", "200"))).contains("10 runs per mode, 200 messages each,");
    }

    @Test
    void aGlanceIsCalledAFirstLook() throws Exception {
        assertThat(intention(Map.of("ipcbench.preset", "glance", "ipcbench.modes", "socket")))
                .startsWith("a first look: measuring socket: 4 runs per mode, about 0.4 seconds each, ");
    }

    @Test
    void theIntentionNamesEverySizeAndVariant() throws Exception {
        assertThat(intention(Map.of("ipcbench.size", "16,4k", "ipcbench.variants", "base;candidate:wait=block")))
                .isEqualTo(
                        "measuring socket, file: 10 runs per case, about a second each, a message being 16 or 4096 bytes"
                                + " and 3 descriptors, in variants base, candidate");
    }

    private String intention(Map<String, String> given) throws InvalidPlanException {
        return Wording.intention(new PlanParser(List.of(SOCKET, FILE))
                .parse(
                        given,
                        new PlanDefaults(
                                directory,
                                directory,
                                directory.resolve("out"),
                                Path.of(System.getProperty("java.home")),
                                1,
                                List.of())));
    }
}
