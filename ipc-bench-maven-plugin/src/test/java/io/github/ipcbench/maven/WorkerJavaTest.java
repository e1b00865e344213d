package io.github.ipcbench.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerJavaTest {
    @TempDir
    Path home;

    @Test
    void theStoredJdkOfTheSameVersionIsTheSame() throws IOException {
        release("17.0.15+6-Debian");

        assertThat(expected(home, "17.0.15+6-Debian (Debian)")).isEqualTo("17.0.15+6-Debian (Debian)");
    }

    @Test
    void anotherVersionIsNamed() throws IOException {
        release("17.0.15+6-Debian");

        assertThat(expected(home, "17.0.15+6 (Eclipse Adoptium)")).isEqualTo("17.0.15+6-Debian");
        assertThat(expected(home, "21.0.1+12 (A)")).isEqualTo("17.0.15+6-Debian");
    }

    @Test
    void theJdkThatMavenRunsOnNeedsNoReleaseFile() {
        assertThat(expected(Path.of(System.getProperty("java.home")), "1.4 (Sun)"))
                .isEqualTo(System.getProperty("java.runtime.version"));
    }

    @Test
    void aJdkThatDoesNotTellItsVersionCannotBeCompared() {
        assertThat(expected(home, "21.0.1+12 (A)")).isEqualTo("21.0.1+12 (A)");
    }

    private void release(String version) throws IOException {
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Debian\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\nJAVA_VERSION=\"17.0.15\"\n");
    }

    private static String expected(Path home, String stored) {
        return WorkerJava.expectedIn(environment("controller's"), new WorkerJvm(home, List.of()), environment(stored))
                .workerJava();
    }

    private static Environment environment(String workerJava) {
        return new Environment(
                "CPU",
                2,
                1,
                "Linux",
                "6",
                "amd64",
                "17",
                workerJava,
                "jna",
                "ext4",
                OptionalInt.empty(),
                OptionalInt.empty(),
                0);
    }
}
