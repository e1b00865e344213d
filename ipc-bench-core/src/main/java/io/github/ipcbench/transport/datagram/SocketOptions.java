package io.github.ipcbench.transport.datagram;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.transport.SocketBuffers;

/** Options of a socket that are one int. */
public final class SocketOptions {
    private final Linux linux;
    private final NativeMemory value;
    private final NativeMemory valueBytes;

    public SocketOptions(Linux linux) {
        this.linux = linux;
        this.value = linux.memory(Integer.BYTES);
        this.valueBytes = linux.memory(Integer.BYTES);
    }

    /** An option of the level SOL_SOCKET. */
    public int get(int socket, int option) {
        valueBytes.putInt(0, Integer.BYTES);
        requireDone(
                "getsockopt",
                linux.getsockopt(socket, Linux.SOL_SOCKET, option, value.address(), valueBytes.address()));
        return value.getInt(0);
    }

    /** The buffers as the kernel reports them. */
    public SocketBuffers buffers(int socket) {
        return new SocketBuffers(get(socket, Linux.SO_SNDBUF), get(socket, Linux.SO_RCVBUF));
    }

    /** Sets one of the level SOL_SOCKET. */
    public void set(int socket, int option, int to) {
        set(socket, Linux.SOL_SOCKET, option, to);
    }

    /** Sets one of another level. */
    public void set(int socket, int level, int option, int to) {
        value.putInt(0, to);
        requireDone("setsockopt", linux.setsockopt(socket, level, option, value.address(), Integer.BYTES));
    }
}
