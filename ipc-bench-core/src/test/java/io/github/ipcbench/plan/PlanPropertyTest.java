package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanPropertyTest {
    @Test
    void theDocumentationHasOneRowForEach() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "src", "site", "markdown", "properties.md")).stream()
                .takeWhile(line -> !line.startsWith("## Of the goals"))
                .filter(line -> line.startsWith("| `ipcbench."))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.of(PlanProperty.values())
                        .map(PlanProperty::documentedRow)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundByItsFullName(PlanProperty property) {
        assertThat(PlanProperty.named("ipcbench." + property.shortName())).hasValue(property);
        assertThat(PlanProperty.namesOfPlan().contains(property.fullName()))
                .isEqualTo(property.part() != PlanProperty.Part.NONE);
    }

    @Test
    void helpIsASentenceWithTheDefaultBehindIt() {
        assertThat(PlanProperty.RUNS.help())
                .isEqualTo(
                        "Runs per mode, each with a fresh pair of worker processes; 4 in presets `glance` and `sweep`."
                                + " Default: 10.");
        assertThat(PlanProperty.TEMPLATES.help())
                .isEqualTo("A directory of your own templates for the reports, which replace ours file by file."
                        + " Default: none.");
    }
}
