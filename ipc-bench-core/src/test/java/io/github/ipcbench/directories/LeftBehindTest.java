package io.github.ipcbench.directories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("forks")
class LeftBehindTest {
    private static final String HERE = LeftBehind.idSpace().orElseThrow();

    @TempDir
    Path parent;

    private long deadPid;

    @BeforeEach
    void startAndEndAProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        deadPid = process.pid();
    }

    @Test
    void whatADeadProcessLeftIsRemovedWithAllItHolds() throws Exception {
        Path directory = directory("ipcbench-" + deadPid + "-" + HERE + "-abc123");
        Files.createDirectory(directory.resolve("below"));

        assertThat(LeftBehind.remove(parent)).containsExactly(directory);
        assertThat(directory).doesNotExist();
    }

    @Test
    void whatALiveProcessHasStays() throws Exception {
        Path directory = directory("ipcbench-" + ProcessHandle.current().pid() + "-" + HERE + "-abc123");

        assertThat(LeftBehind.remove(parent)).isEmpty();
        assertThat(directory).isNotEmptyDirectory();
    }

    /** The process may live where the id counts: in another container that shares this directory, on another host. */
    @Test
    void whatSomebodyElsewhereHasStays() throws Exception {
        Path elsewhere = directory("ipcbench-" + deadPid + "-" + HERE + "x-abc123");
        Path unknown = directory("ipcbench-" + deadPid + "-abc123");

        assertThat(LeftBehind.remove(parent)).isEmpty();
        assertThat(elsewhere).isNotEmptyDirectory();
        assertThat(unknown).isNotEmptyDirectory();
    }

    @Test
    void aLinkAndAFileOfSuchANameStay() throws Exception {
        Path target = directory("target");
        Path link = Files.createSymbolicLink(parent.resolve("ipcbench-" + deadPid + "-" + HERE + "-link"), target);
        Path file = Files.createFile(parent.resolve("ipcbench-" + deadPid + "-" + HERE + "-file"));

        assertThat(LeftBehind.remove(parent)).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(target).isNotEmptyDirectory();
        assertThat(file).exists();
    }

    @Test
    void theDirectoriesOfThisProcessAreNamedSoThatOthersCanTell() throws Exception {
        try (SessionDirectories directories = SessionDirectories.make(List.of(parent), warning -> {})) {
            assertThat(directories.paths())
                    .allSatisfy(path -> assertThat(path.getFileName().toString())
                            .matches("ipcbench-" + ProcessHandle.current().pid() + "-" + HERE + "-[0-9a-z]+"));
        }
    }

    @Test
    void aParentThatIsNotThereIsNoFault() throws Exception {
        assertThat(LeftBehind.remove(parent.resolve("missing"))).isEmpty();
    }

    private Path directory(String name) throws Exception {
        Path directory = Files.createDirectory(parent.resolve(name));
        Files.writeString(directory.resolve("data"), "something");
        return directory;
    }
}
