package io.github.ipcbench.machine;

import java.util.Optional;

/** Tells whether this machine is one IPC Bench can measure on. */
public final class HostSupport {
    private HostSupport() {}

    /**
     * Returns quietly on 64-bit Linux.
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
        return system.equals("Linux") && is64Bit(architecture)
                ? Optional.empty()
                : Optional.of("IPC Bench measures on 64-bit Linux; this is " + system + " " + architecture);
    }

    /** {@code os.arch} names the word size in every 64-bit port of the JDK but one. */
    private static boolean is64Bit(String architecture) {
        return architecture.contains("64") || architecture.equals("s390x");
    }
}
