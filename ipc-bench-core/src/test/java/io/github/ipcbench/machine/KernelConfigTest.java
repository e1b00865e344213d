package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelConfigTest {
    private static final List<String> LINES = List.of(
            "#",
            "# Automatically generated file; DO NOT EDIT.",
            "CONFIG_HZ=250",
            "CONFIG_TICK_CPU_ACCOUNTING=y",
            "# CONFIG_VIRT_CPU_ACCOUNTING_GEN is not set",
            "CONFIG_LOCALVERSION=\"-a=b\"",
            "CONFIG_EXT4_FS=m");

    @Test
    void options_are_read_with_their_values() {
        KernelConfig config = KernelConfig.parse(LINES);

        assertThat(config.options())
                .containsEntry("HZ", "250")
                .containsEntry("VIRT_CPU_ACCOUNTING_GEN", "n")
                .containsEntry("LOCALVERSION", "\"-a=b\"")
                .hasSize(5);
        assertThat(config.isBuiltIn("TICK_CPU_ACCOUNTING")).isTrue();
        assertThat(config.isBuiltIn("EXT4_FS")).isFalse();
        assertThat(config.isBuiltIn("UNHEARD_OF")).isFalse();
    }

    @Test
    void a_gzipped_file_reads_like_a_plain_one(@TempDir Path folder) throws Exception {
        byte[] text = String.join("\n", LINES).getBytes(StandardCharsets.UTF_8);
        Path plain = Files.write(folder.resolve("config"), text);
        Path zipped = folder.resolve("config.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(text);
        }

        assertThat(KernelConfig.read(zipped))
                .isEqualTo(KernelConfig.read(plain))
                .isPresent();
    }

    @Test
    void a_missing_or_damaged_file_is_absent(@TempDir Path folder) throws Exception {
        Path damaged = Files.writeString(folder.resolve("config.gz"), "not gzip");

        Path cut = folder.resolve("cut.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(cut))) {
            out.write("CONFIG_HZ=250\n".repeat(5_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length - 20));

        assertThat(KernelConfig.read(damaged)).isEmpty();
        assertThat(KernelConfig.read(cut)).isEmpty();
        assertThat(KernelConfig.read(folder.resolve("missing"))).isEmpty();
    }

    @Property
    void no_listing_whatever_breaks_the_reader(@ForAll List<String> lines) {
        assertThat(KernelConfig.parse(lines).options()).isNotNull();
    }
}
