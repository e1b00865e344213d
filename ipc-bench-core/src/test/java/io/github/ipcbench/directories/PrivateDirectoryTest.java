package io.github.ipcbench.directories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @TempDir
    Path parent;

    /** What a worker asks of a directory before it puts a socket there. */
    @Nested
    class Required {
        @Test
        void aDirectoryOfMineThatOnlyICanEnterIsAccepted() throws IOException {
            Path directory = directory("rwx------");
            assertThatCode(() -> PrivateDirectory.require(directory)).doesNotThrowAnyException();
        }

        @Test
        void aDirectoryThatOthersCanEnterIsRefused() throws IOException {
            Path directory = directory("rwx--x---");
            assertThatThrownBy(() -> PrivateDirectory.require(directory))
                    .hasMessage("a run's directory must be private: " + directory
                            + " is not, its permissions are rwx--x---, not rwx------");
        }

        @Test
        void aLinkIsRefusedEvenToAPrivateDirectory() throws IOException {
            Path link = Files.createSymbolicLink(parent.resolve("link"), directory("rwx------"));
            assertThatThrownBy(() -> PrivateDirectory.require(link)).hasMessageContaining("it is a link");
        }

        @Test
        void aFileIsRefused() throws IOException {
            Path file = Files.createFile(parent.resolve("file"));
            assertThatThrownBy(() -> PrivateDirectory.require(file)).hasMessageContaining("it is no directory");
        }

        @Tag("root")
        @Test
        void somebodyElsesDirectoryIsRefused() throws IOException {
            Path directory = directory("rwx------");
            assumeTrue(Files.getAttribute(directory, "unix:uid").equals(0), "only root can give a directory away");
            Files.setAttribute(directory, "unix:uid", 12_345);
            assertThatThrownBy(() -> PrivateDirectory.require(directory))
                    .hasMessageContaining("it belongs to user 12345, and this process to user root");
        }

        @Test
        void aDirectoryThatIsGoneIsAnError() {
            assertThatThrownBy(() -> PrivateDirectory.require(parent.resolve("gone")))
                    .isInstanceOf(NoSuchFileException.class);
        }

        private Path directory(String permissions) throws IOException {
            return Files.setPosixFilePermissions(
                    Files.createDirectory(parent.resolve("directory")), PosixFilePermissions.fromString(permissions));
        }
    }

    @Test
    void aNameThatIsTakenIsNotTakenOver() throws IOException {
        Path taken = Files.createDirectory(parent.resolve("taken"));
        Files.createFile(taken.resolve("precious"));

        assertThatThrownBy(() -> PrivateDirectory.make(taken)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(taken.resolve("precious")).exists();
    }

    @Test
    @Tag("forks")
    void itIsRemovedWithFilesSocketsPipesAndTheDirectoriesOfRunsInIt() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        Path run = PrivateDirectory.make(directory.path().resolve("s1")).path();
        Path below = Files.createDirectory(run.resolve("of-a-transport"));
        Files.createFile(run.resolve("0000000000000001"));
        Files.createFile(below.resolve("file"));
        pipe(run.resolve("pipe"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(run.resolve("data")));

            directory.remove();
        }

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aLinkInItIsRemovedAndWhatItPointsToStays() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        Path precious = precious();
        Files.createSymbolicLink(directory.path().resolve("link"), precious);

        directory.remove();

        assertThat(directory.path()).doesNotExist();
        assertThat(precious.resolve("file")).exists();
    }

    @Test
    void whatHasTakenItsPlaceStaysAndIsNoError() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        Path moved = Files.move(directory.path(), parent.resolve("moved"));
        Files.createDirectory(directory.path());
        Files.createFile(directory.path().resolve("precious"));

        directory.remove();

        assertThat(directory.path().resolve("precious")).exists();
        assertThat(moved).exists();
    }

    @Test
    void aLinkThatHasTakenItsPlaceStaysWithWhatItPointsTo() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        Files.createFile(directory.path().resolve("precious"));
        Path moved = Files.move(directory.path(), parent.resolve("moved"));
        Files.createSymbolicLink(directory.path(), moved);

        directory.remove();

        assertThat(directory.path()).isSymbolicLink();
        assertThat(moved.resolve("precious")).exists();
    }

    /** Opened as what it is, a pipe would be waited for without an end. */
    @Test
    @Tag("forks")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeThatHasTakenItsPlaceStays() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        Files.move(directory.path(), parent.resolve("moved"));
        pipe(directory.path());

        directory.remove();

        assertThat(directory.path()).exists();
    }

    @Test
    void itIsRemovedOnce() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        directory.remove();
        Files.createDirectory(directory.path());

        directory.remove();

        assertThat(directory.path()).exists();
    }

    @Test
    void whatSomebodyElseHasRemovedIsNoError() throws Exception {
        PrivateDirectory session = PrivateDirectory.make(parent.resolve("session"));
        PrivateDirectory run = PrivateDirectory.make(session.path().resolve("s1"));
        session.remove();

        assertThatCode(run::remove).doesNotThrowAnyException();
    }

    @Test
    void moreDirectoriesInOneAnotherThanAnybodyMakesStayAndTheRestIsRemoved() throws Exception {
        PrivateDirectory directory = PrivateDirectory.make(parent.resolve("session"));
        Path deep = Files.createDirectories(directory.path().resolve("1/2/3"));
        Files.createFile(directory.path().resolve("1/file"));

        assertThatThrownBy(directory::remove).isInstanceOf(IOException.class);
        assertThat(deep).exists();
        assertThat(directory.path().resolve("1/file")).doesNotExist();
    }

    @Test
    void onlyOnesOfThisUserThatNobodyElseCanWriteInAreFound() throws Exception {
        Path mine = Files.createDirectory(parent.resolve("mine"));
        Path open = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path link = Files.createSymbolicLink(parent.resolve("link"), mine);
        Path file = Files.createFile(parent.resolve("file"));

        assertThat(PrivateDirectory.found(mine)).isPresent();
        assertThat(PrivateDirectory.found(open)).isEmpty();
        assertThat(PrivateDirectory.found(link)).isEmpty();
        assertThat(PrivateDirectory.found(file)).isEmpty();
        assertThat(PrivateDirectory.found(parent.resolve("gone"))).isEmpty();
    }

    private Path precious() throws IOException {
        Path precious = Files.createDirectory(parent.resolve("precious"));
        Files.createFile(precious.resolve("file"));
        return precious;
    }

    private static void pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
    }
}
