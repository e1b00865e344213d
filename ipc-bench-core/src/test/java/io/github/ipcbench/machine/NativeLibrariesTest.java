package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    private static final Path NOEXEC = Path.of("/a/noexec");

    @Test
    void aDirectoryMountedNoexecIsPassedOver(@TempDir Path directory) throws IOException {
        assertThat(NativeLibraries.directory(List.of(NOEXEC, directory), path -> !path.equals(NOEXEC)))
                .isEqualTo(directory);
    }

    @Test
    void whereNoneWillDoTheErrorNamesThemAndTheProperty() {
        List<Path> run =
                List.of(Path.of("/tmp/ipcbench-1-2"), Path.of("/tmp/ipcbench-1-3"), Path.of("/dev/shm/ipcbench-1-4"));
        assertThatThrownBy(() -> NativeLibraries.directory(run, path -> false))
                .isInstanceOf(IOException.class)
                .hasMessage("native libraries can be unpacked nowhere: the file systems of /tmp, /dev/shm are mounted"
                        + " noexec; set ipcbench.tempDirectory to a directory where programs may be run");
    }
}
