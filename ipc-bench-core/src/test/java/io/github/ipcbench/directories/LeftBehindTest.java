package io.github.ipcbench.directories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Such a namespace numbers its processes itself, and /proc shows others of these numbers, or none. */
    @Test
    @Tag("root")
    void sessionsInANamespaceOfProcessesWhichProcDoesNotShowLeaveEachOthersDirectoriesAlone() throws Exception {
        assumeTrue(inNamespace("true").start().waitFor() == 0, "only root makes a namespace of process ids here");

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process both = inNamespace(
                        "echo 30000 > /proc/sys/kernel/ns_last_pid; \"$0\" \"$@\" & \"$0\" \"$@\" & wait -n && wait -n",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Neighbour.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("log").toFile())
                .start();

        assertThat(both.waitFor()).as(() -> "log in " + parent).isZero();
    }

    private static ProcessBuilder inNamespace(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "bash", "-c", script));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** One of two controllers: makes its directories, and looks whether they are there when the other has made its own. */
    static final class Neighbour {
        private Neighbour() {}

        public static void main(String[] arguments) throws Exception {
            Path parent = Path.of(arguments[0]);
            Path mine = parent.resolve("made-" + ProcessHandle.current().pid());
            try (SessionDirectories session = SessionDirectories.make(Set.of(parent), warning -> {})) {
                Files.createFile(mine);
                await(parent, "made-");
                boolean allThere = session.paths().stream().allMatch(Files::exists);
                Files.createFile(
                        parent.resolve("seen-" + ProcessHandle.current().pid()));
                await(parent, "seen-");
                if (!allThere) {
                    System.exit(1);
                }
            }
        }

        private static void await(Path parent, String prefix) throws Exception {
            long found = 0;
            while (found < 2) {
                Thread.sleep(20);
                try (Stream<Path> entries = Files.list(parent)) {
                    found = entries.filter(
                                    entry -> entry.getFileName().toString().startsWith(prefix))
                            .count();
                }
            }
        }
    }

    private Path directory(String name) throws Exception {
        Path directory = Files.createDirectory(parent.resolve(name));
        Files.writeString(directory.resolve("data"), "something");
        return directory;
    }
}
