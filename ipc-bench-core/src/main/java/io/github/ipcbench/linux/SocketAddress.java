package io.github.ipcbench.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Where a socket is bound: a {@code struct sockaddr_un} (2 bytes of family, then a path ended by a zero byte) or a
 * {@code struct sockaddr_in} (2 bytes of family, 2 of port and 4 of host, both as they travel, and 8 of nothing). Source:
 * unix(7), ip(7).
 *
 * @param memory the structure
 * @param bytes its size
 */
public record SocketAddress(NativeMemory memory, int bytes) {
    private static final int PORT = 2;
    private static final int HOST = 4;
    private static final int INET_BYTES = 16;
    private static final int PATH = 2;
    private static final int LONGEST_PATH_BYTES = 107;

    /**
     * A path of this machine's file systems.
     *
     * @throws IllegalArgumentException when it is longer than a socket's may be
     */
    public static SocketAddress of(Linux linux, Path path) {
        byte[] name = Linux.bytesOf(path.toString());
        if (name.length > LONGEST_PATH_BYTES) {
            throw new IllegalArgumentException("socket: at most " + LONGEST_PATH_BYTES
                    + " bytes of path are valid, got " + name.length + ": " + path);
        }
        NativeMemory memory = linux.memory(PATH + name.length + 1);
        memory.putShort(0, (short) Linux.AF_UNIX);
        memory.put(PATH, name);
        return new SocketAddress(memory, memory.bytes());
    }

    /** A port of the host itself, which no other host reaches; 0 for any that is free. */
    public static SocketAddress loopback(Linux linux, int port) {
        NativeMemory memory = linux.memory(INET_BYTES);
        memory.putShort(0, (short) Linux.AF_INET);
        memory.put(PORT, new byte[] {(byte) (port >>> 8), (byte) port});
        memory.put(HOST, new byte[] {127, 0, 0, 1});
        return new SocketAddress(memory, INET_BYTES);
    }

    /** The port in it. */
    public int port() {
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        number.putInt(memory.getInt(0)).order(ByteOrder.BIG_ENDIAN);
        return Short.toUnsignedInt(number.getShort(PORT));
    }
}
