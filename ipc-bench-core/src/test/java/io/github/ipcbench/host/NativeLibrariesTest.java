package io.github.ipcbench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    /** Mounted noexec on every Linux of ours; nothing is written to it. */
    private static final Path NOEXEC = Path.of("/proc");

    @Test
    void aDirectoryMountedNoexecIsPassedOver(@TempDir Path directory) throws IOException {
        assertThat(NativeLibraries.canRunIn(NOEXEC)).isFalse();
        assertThat(NativeLibraries.directory(List.of(NOEXEC, directory))).isEqualTo(directory);
    }

    @Test
    void whereNoneWillDoTheErrorNamesThemAndTheProperty() {
        assertThatThrownBy(() -> NativeLibraries.directory(List.of(NOEXEC.resolve("self"), NOEXEC.resolve("1"))))
                .isInstanceOf(IOException.class)
                .hasMessage("native libraries can be unpacked nowhere: the file systems of /proc are mounted noexec;"
                        + " set ipcbench.tempDirectory to a directory where programs may be run");
    }
}
