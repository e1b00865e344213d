package io.github.ipcbench.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where process ids mean the same: one boot of one machine, and one namespace of process ids in it. Containers and hosts
 * that share a directory differ in it, so that none takes another's live process for a dead one.
 */
final class ProcessIdSpace {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final Optional<String> HERE = read();

    private ProcessIdSpace() {}

    /** A short name of this process's, of digits and small letters; empty where the kernel does not tell. */
    static Optional<String> here() {
        return HERE;
    }

    private static Optional<String> read() {
        try {
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(BOOT));
            sum.update(Files.readSymbolicLink(NAMESPACE).toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(Long.toString(sum.getValue(), Character.MAX_RADIX));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
