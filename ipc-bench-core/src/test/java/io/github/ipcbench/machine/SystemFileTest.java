package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFileTest {
    @TempDir
    private Path folder;

    @Tag("forks")
    @Test
    void a_kernel_setting_is_read_with_all_its_digits() throws Exception {
        Process cat = new ProcessBuilder("cat", "/proc/sys/net/core/wmem_max").start();
        String expected = new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(expected).hasSizeGreaterThan(1);
        assertThat(SystemFile.value(Path.of("/proc/sys/net/core/wmem_max"))).contains(expected);
    }

    @Test
    void a_file_longer_than_one_read_is_read_to_its_end() throws Exception {
        String text = "0123456789".repeat(20_000);
        assertThat(SystemFile.text(Files.writeString(folder.resolve("long"), text)))
                .contains(text);
    }

    @Test
    void missing_files_folders_and_empty_values_are_absent() throws Exception {
        assertThat(SystemFile.text(folder.resolve("missing"))).isEmpty();
        assertThat(SystemFile.text(folder)).isEmpty();
        assertThat(SystemFile.value(Files.writeString(folder.resolve("blank"), " \n")))
                .isEmpty();
    }
}
