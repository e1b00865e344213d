package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionFilesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ci/one/results.json", "ci", "ci/*/results.json", "ci/*"})
    void sessionsAreFoundByFileFolderAndGlob(String name) throws IOException {
        Path stored = store("ci/one", 1);

        assertThat(SessionFiles.read("ipcbench.results", List.of(name), directory))
                .containsOnlyKeys(stored);
    }

    @Test
    void aSessionIsTakenOnce() throws IOException {
        store("ci/one", 1);

        assertThatThrownBy(() -> SessionFiles.read("ipcbench.results", List.of("ci", "ci/one"), directory))
                .hasMessageContaining("is the same session as");
    }

    @Test
    void aNameThatLeadsNowhereAndASessionWithoutRunsAreRefused() throws IOException {
        Path empty = store("empty", 0);

        assertThatThrownBy(() -> SessionFiles.read("ipcbench.baseline", List.of("no/*"), directory))
                .hasMessage("ipcbench.baseline: no results at 'no/*'; files, folders and globs are valid");
        assertThatThrownBy(() -> SessionFiles.read("ipcbench.results", List.of("empty"), directory))
                .hasMessage("ipcbench.results: '" + empty + "' holds no run");
    }

    private Path store(String folder, int runs) throws IOException {
        Path plans = Files.createDirectories(directory.resolve("plans"));
        Path file = Files.createDirectories(directory.resolve(folder)).resolve("results.json");
        return Files.writeString(file, ResultsJson.toJson(StoredSessions.results(plans, runs)));
    }
}
