package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GivenPropertiesTest {
    @Test
    void parametersThatWereNotSetAreNotGiven() {
        Map<String, String> bound = new LinkedHashMap<>();
        bound.put("ipcbench.runs", null);
        bound.put("ipcbench.modes", "socket");

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

        assertThat(GivenProperties.of(Map.of("ipcbench.runs", "2"), commandLine))
                .containsOnly(Map.entry("ipcbench.runs", "2"), Map.entry("ipcbench.mesages", "1"));
    }
}
