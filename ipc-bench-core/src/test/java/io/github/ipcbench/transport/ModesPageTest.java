package io.github.ipcbench.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.transport.catalog.ModeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that describes the modes. */
class ModesPageTest {
    private static final List<Mode> OURS = ModeCatalog.load(ModesPageTest.class.getClassLoader()).modes().stream()
            .filter(mode -> !mode.id().startsWith("test-"))
            .toList();

    private final List<String> page;

    ModesPageTest() throws IOException {
        page = Files.readAllLines(Path.of("..", "docs", "modes.md"));
    }

    @Test
    void everyModeIsInAGroupAndStandsInItsRow() {
        assertThat(OURS)
                .allSatisfy(mode -> assertThat(page)
                        .as(mode.id())
                        .anyMatch(line -> line.startsWith("| `" + mode.group() + "` | ")
                                && line.contains("`" + mode.id() + "`")));
    }

    @Test
    void everyModeHasARowOfCallsAndAParagraph() {
        String text = String.join("\n", page);
        assertThat(OURS).allSatisfy(mode -> {
            assertThat(page)
                    .anyMatch(line -> line.matches("\\| (`[-a-z0-9]+`, )*`" + mode.id() + "`.* \\| .* \\| .* \\|"));
            assertThat(text).contains("**`" + mode.id() + "`**");
        });
    }
}
