package io.github.ipcbench.maven.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.plan.PlanProperty;
import io.github.ipcbench.plan.PlanProperty.Theme;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HelpTextTest {
    private PluginDescriptor plugin;

    @BeforeEach
    void readTheDescriptorThatTheBuildWrote() throws Exception {
        try (Reader descriptor = new InputStreamReader(
                HelpTextTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            plugin = new PluginDescriptorBuilder().build(descriptor);
        }
    }

    @Test
    void everyPropertyOfARunStandsUnderItsTheme() {
        List<String> lines = HelpText.of(plugin, "run");

        for (PlanProperty property : PlanProperty.values()) {
            List<String> above = lines.subList(0, lines.indexOf("    " + property.fullName()));
            assertThat(Stream.of(Theme.values()).filter(theme -> above.contains("  " + theme.title())))
                    .last()
                    .isEqualTo(property.theme());
        }
        assertThat(lines).doesNotContain("  Of this goal alone");
    }

    @Test
    void whatAGoalTakesBesidesStandsLast() {
        assertThat(HelpText.of(plugin, "check"))
                .containsSubsequence(
                        "ipcbench:check", "  What is written", "  Of this goal alone", "    ipcbench.limits");
    }

    @Test
    void allGoalsAreToldOfAndWhatTheyTakeOnlyWhenAskedFor() {
        assertThat(HelpText.ofAll(plugin, false))
                .contains("ipcbench:run", "ipcbench:check", "ipcbench:help")
                .doesNotContain("    ipcbench.runs")
                .allMatch(line -> line.length() <= 72);
        assertThat(HelpText.ofAll(plugin, true)).contains("    ipcbench.runs", "    ipcbench.limits");
    }

    @Test
    void aGoalThatIsNoneIsRefused() {
        assertThatThrownBy(() -> HelpText.of(plugin, "rum"))
                .hasMessage("goal: 'rum' is none; valid: check, compare, export, help, probe, report, run");
    }
}
