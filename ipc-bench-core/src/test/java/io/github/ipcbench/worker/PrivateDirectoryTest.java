package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @TempDir
    Path parent;

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

    @Test
    void somebodyElsesDirectoryIsRefused() throws IOException {
        Path directory = directory("rwx------");
        assumeTrue(Files.getAttribute(directory, "unix:uid").equals(0), "only root can give a directory away");
        Files.setAttribute(directory, "unix:uid", 65_534);
        assertThatThrownBy(() -> PrivateDirectory.require(directory))
                .hasMessageContaining("it belongs to user 65534, and this process to user 0");
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
