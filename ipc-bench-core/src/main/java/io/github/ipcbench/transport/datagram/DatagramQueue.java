package io.github.ipcbench.transport.datagram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** How many datagrams Linux queues in an AF_UNIX socket that is not connected back. */
final class DatagramQueue {
    private static final Path LENGTH = Path.of("/proc/sys/net/unix/max_dgram_qlen");

    private DatagramQueue() {}

    /** The kernel's setting plus one, since the sender waits only when more are queued; absent where it is not told. */
    static OptionalInt depth() {
        try {
            // Read by lines: a read of a single byte, as readString begins with, gets the first digit and no more.
            return OptionalInt.of(
                    Integer.parseInt(Files.readAllLines(LENGTH).get(0).strip()) + 1);
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty(); // a kernel without this setting
        }
    }
}
