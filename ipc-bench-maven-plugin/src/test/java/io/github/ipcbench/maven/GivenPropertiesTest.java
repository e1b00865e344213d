package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.PlanProperty;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GivenPropertiesTest {
    @Test
    void parametersThatWereNotSetAreNotGiven() {
        Map<PlanProperty, String> bound = new EnumMap<>(PlanProperty.class);
        bound.put(PlanProperty.RUNS, null);
        bound.put(PlanProperty.MODES, "socket");

        assertThat(GivenProperties.of(bound, new Properties())).containsExactly(Map.entry("ipcbench.modes", "socket"));
    }

    @Test
    void whatTheCommandLineMisspeltIsGivenSoThatItCanBeRefused() {
        Properties commandLine = new Properties();
        commandLine.setProperty("ipcbench.mesages", "1");
        commandLine.setProperty("ipcbench.runs", "2");
        commandLine.setProperty("ipcbench.skip", "false");
        commandLine.setProperty("ipcbench.templates", "mine");
        commandLine.setProperty("maven.test.skip", "true");

        assertThat(GivenProperties.of(Map.of(PlanProperty.RUNS, "2"), commandLine))
                .containsOnly(Map.entry("ipcbench.runs", "2"), Map.entry("ipcbench.mesages", "1"));
    }
}
