package io.github.ipcbench.transport.memory;

import io.github.ipcbench.transport.ModeUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who may read another process's memory, by the kernel's Yama module where the host has it. Source: Yama.rst. */
final class YamaRules {
    /** A process may name who reads it; beyond this only an administrator may, or nobody. */
    private static final int NAMED = 1;

    private YamaRules() {}

    /** @throws ModeUnavailableException when not even a named process may */
    static void require() throws IOException {
        require(Path.of("/proc/sys/kernel/yama/ptrace_scope"));
    }

    static void require(Path setting) throws IOException {
        if (!Files.exists(setting)) {
            return;
        }
        String scope = Files.readString(setting).strip();
        if (Integer.parseInt(scope) > NAMED) {
            throw new ModeUnavailableException("kernel.yama.ptrace_scope is " + scope
                    + ", so no process may read another's memory; set it to 0 or 1");
        }
    }
}
