package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.PlanProperty.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanPropertyTest {
    @Test
    void theDocumentationHasOneRowForEachUnderItsTheme() throws IOException {
        List<String> documentation = Files.readAllLines(Path.of("..", "src", "site", "markdown", "properties.md"));
        Map<String, List<String>> rows = new HashMap<>();
        String heading = "";
        for (String line : documentation) {
            if (line.startsWith("## ")) {
                heading = line.substring(3);
            } else if (line.startsWith("| `ipcbench.") && !heading.startsWith("Of the goals")) {
                rows.computeIfAbsent(heading, any -> new ArrayList<>()).add(line);
            }
        }

        assertThat(rows)
                .containsOnlyKeys(Stream.of(Theme.values()).map(Theme::title).toList());
        for (Theme theme : Theme.values()) {
            assertThat(rows.get(theme.title()))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(PlanProperty.values())
                            .filter(property -> property.theme() == theme)
                            .map(PlanProperty::documentedRow)
                            .toList());
        }
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
