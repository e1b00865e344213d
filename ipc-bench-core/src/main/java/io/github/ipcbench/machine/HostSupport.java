package io.github.ipcbench.machine;

import java.util.Optional;
import java.util.Set;

/** Tells whether this machine is one IPC Bench can measure on. */
public final class HostSupport {
    private static final Set<String> PROCESSORS = Set.of("amd64", "x86_64", "aarch64", "riscv64", "loongarch64");

    private HostSupport() {}

    /**
     * Returns quietly on Linux on a processor whose system calls we know.
     *
     * @throws UnsupportedHostException on any other system
     */
    public static void require() {
        fault(System.getProperty("os.name"), System.getProperty("os.arch")).ifPresent(fault -> {
            throw new UnsupportedHostException(fault);
        });
    }

    /** Why this system will not do, in one sentence; empty when it will. */
    static Optional<String> fault(String system, String architecture) {
        return system.equals("Linux") && PROCESSORS.contains(architecture)
                ? Optional.empty()
                : Optional.of("IPC Bench measures on Linux on x86-64, AArch64, RISC-V 64 or LoongArch 64; this is "
                        + system + " " + architecture);
    }
}
