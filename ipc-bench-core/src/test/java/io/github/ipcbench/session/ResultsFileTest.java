package io.github.ipcbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
    /** Results of another version, say: ours, though this version cannot read them. */
    private static final String EARLIER = "{\"format\":\"ipc-bench-results\",\"version\":0}";

    @TempDir
    Path directory;

    private Path file;
    private Path previous;

    @BeforeEach
    void nameFiles() {
        file = directory.resolve("results.json");
        previous = directory.resolve("results.previous.json");
    }

    @Test
    void theFileOfAnEarlierSessionIsPutAsideOnceAndOnlyWhenThereIsSomethingToStore() throws IOException {
        Files.writeString(file, EARLIER);
        ResultsFile results = ResultsFile.ofNewSession(directory);
        assertThat(file).hasContent(EARLIER);

        results.save(results(1));
        results.save(results(2));

        assertThat(previous).hasContent(EARLIER);
        assertThat(ResultsJson.read(file).runs()).hasSize(2);
    }

    @Test
    void theFileOfASessionThatIsContinuedIsNotPutAside() throws IOException {
        ResultsFile.ofNewSession(directory).save(results(1));

        ResultsFile.ofStoredSession(StoredSession.in(directory)).save(results(2));

        assertThat(previous).doesNotExist();
        assertThat(ResultsJson.read(file).runs()).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReplacedIsReportedWithWhatItStillHolds() throws IOException {
        ResultsFile results = ResultsFile.ofNewSession(directory);
        results.save(results(1));
        TestFiles.makeUnwritable(file);

        assertThatThrownBy(() -> results.save(results(2)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("2 runs measured, but '" + file + "' cannot be written (")
                .hasMessageEndingWith("); the 1 run before can no longer be found there");
    }

    @Test
    void aFirstRunThatCannotBeStoredLeavesTheEarlierSessionInItsPlace() throws IOException {
        Files.writeString(file, EARLIER);
        Files.createDirectories(previous.resolve("in the way"));

        assertThatThrownBy(() -> ResultsFile.ofNewSession(directory).save(results(1)))
                .hasMessageStartingWith("1 run measured, but '" + file + "' cannot be written (")
                .hasMessageEndingWith("); nothing of this session is stored");
        assertThat(file).hasContent(EARLIER);
    }

    @Test
    void anOutputDirectoryThatWasRemovedIsMadeAgain() throws IOException {
        Path output = Files.createDirectory(directory.resolve("out"));
        ResultsFile results = ResultsFile.ofNewSession(output);
        results.save(results(1));
        TestFiles.remove(output);

        assertThatThrownBy(() -> results.save(results(2)))
                .hasMessage("the output directory '" + output + "' was removed while the session ran; it was made "
                        + "again, and '" + output.resolve("results.json") + "' holds the 2 runs measured so far");
        assertThat(ResultsJson.read(output.resolve("results.json")).runs()).hasSize(2);
    }

    @Test
    void anOutputDirectoryThatCannotBeMadeAgainIsALossThatIsTold() throws IOException {
        Path output = Files.createDirectory(directory.resolve("out"));
        ResultsFile results = ResultsFile.ofNewSession(output);
        results.save(results(1));
        TestFiles.remove(output);
        Files.createFile(output);

        assertThatThrownBy(() -> results.save(results(2)))
                .hasMessageStartingWith("the output directory '" + output + "' was removed while the session ran; it "
                        + "cannot be made again (")
                .hasMessageEndingWith("), and what was measured is lost");
    }

    @Test
    void resultsOfAnotherToolAreNeitherReplacedNorPutAside() throws IOException {
        Files.writeString(file, "{\"benchmarks\": []}");

        assertThatThrownBy(() -> ResultsFile.ofNewSession(directory).save(results(1)))
                .hasMessage("1 run measured, but '" + file + "' cannot be written (it is not written by IPC Bench); "
                        + "nothing of this session is stored");
        assertThat(file).hasContent("{\"benchmarks\": []}");

        Files.move(file, previous);
        Files.writeString(file, EARLIER);
        assertThatThrownBy(() -> ResultsFile.ofNewSession(directory).save(results(1)))
                .hasMessageContaining("it is not written by IPC Bench");
        assertThat(previous).hasContent("{\"benchmarks\": []}");
    }

    private Results results(int runs) {
        return StoredSessions.results(directory, runs);
    }
}
