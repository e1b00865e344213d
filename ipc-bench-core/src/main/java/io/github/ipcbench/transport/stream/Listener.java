package io.github.ipcbench.transport.stream;

import static io.github.ipcbench.linux.KernelException.requireDone;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.linux.SocketAddress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Waits for the one sender of a run, and lets nobody else in: on a path, whoever has another user; on a port, where the
 * kernel does not say who connects, whoever does not come from the port that the sender has written down in the run's
 * private directory.
 */
final class Listener implements Closeable {
    private static final int BACKLOG = 8;
    private static final int CREDENTIALS_BYTES = 12;
    private static final int CREDENTIALS_USER = 4;

    private final Linux linux;
    private final int descriptor;
    private final Path directory;
    private final boolean onPort;

    private Listener(Linux linux, int descriptor, Path directory, boolean onPort) {
        this.linux = linux;
        this.descriptor = descriptor;
        this.directory = directory;
        this.onPort = onPort;
    }

    /**
     * On a path of the directory.
     *
     * @param type {@link Linux#SOCK_STREAM} or {@link Linux#SOCK_SEQPACKET}
     */
    static Listener onPath(Linux linux, Path directory, int type) throws IOException {
        Path path = path(directory);
        int socket = bound(linux, Linux.AF_UNIX, type, SocketAddress.of(linux, path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return new Listener(linux, socket, directory, false);
    }

    /** On a port of the loopback interface that is free; it is written down in the directory. */
    static Listener onPort(Linux linux, Path directory) throws IOException {
        int socket = bound(linux, Linux.AF_INET, Linux.SOCK_STREAM, SocketAddress.loopback(linux, 0));
        writePort(receiverPort(directory), ownPort(linux, socket));
        return new Listener(linux, socket, directory, true);
    }

    private static int bound(Linux linux, int family, int type, SocketAddress address) {
        int socket = (int) requireDone("socket", linux.socket(family, type | Linux.SOCK_CLOEXEC));
        try {
            requireDone("bind", linux.bind(socket, address.memory().address(), address.bytes()));
            requireDone("listen", linux.listen(socket, BACKLOG));
            return socket;
        } catch (RuntimeException e) {
            linux.close(socket);
            throw e;
        }
    }

    /** Connects to a path's listener; the path is gone then. */
    static int connectToPath(Linux linux, Path directory, int type) throws IOException {
        int socket = connected(
                linux,
                (int) requireDone("socket", linux.socket(Linux.AF_UNIX, type | Linux.SOCK_CLOEXEC)),
                SocketAddress.of(linux, path(directory)));
        Files.delete(path(directory));
        return socket;
    }

    /** Connects to a port's listener, from a port that is written down before. */
    static int connectToPort(Linux linux, Path directory) throws IOException {
        int socket = (int) requireDone("socket", linux.socket(Linux.AF_INET, Linux.SOCK_STREAM | Linux.SOCK_CLOEXEC));
        try {
            SocketAddress own = SocketAddress.loopback(linux, 0);
            requireDone("bind", linux.bind(socket, own.memory().address(), own.bytes()));
            writePort(senderPort(directory), ownPort(linux, socket));
        } catch (IOException | RuntimeException e) {
            linux.close(socket);
            throw e;
        }
        int port = readPort(receiverPort(directory));
        Files.delete(receiverPort(directory));
        return connected(linux, socket, SocketAddress.loopback(linux, port));
    }

    private static int connected(Linux linux, int socket, SocketAddress address) {
        try {
            requireDone("connect", linux.connect(socket, address.memory().address(), address.bytes()));
            return socket;
        } catch (RuntimeException e) {
            linux.close(socket);
            throw e;
        }
    }

    /** Waits until the sender has connected; closes what strangers open meanwhile. */
    int accept() throws IOException {
        SocketAddress peer = SocketAddress.loopback(linux, 0);
        NativeMemory peerBytes = linux.memory(Integer.BYTES);
        while (true) {
            peerBytes.putInt(0, peer.bytes());
            long socket = linux.accept(descriptor, peer.memory().address(), peerBytes.address());
            if (socket == -Errno.EINTR) {
                continue;
            }
            requireDone("accept", socket);
            if (onPort ? isSendersPort(peer.port()) : isOfThisUser((int) socket)) {
                Files.deleteIfExists(senderPort(directory));
                return (int) socket;
            }
            linux.close((int) socket);
        }
    }

    private boolean isSendersPort(int port) throws IOException {
        return Files.exists(senderPort(directory)) && readPort(senderPort(directory)) == port;
    }

    private boolean isOfThisUser(int socket) {
        NativeMemory credentials = linux.memory(CREDENTIALS_BYTES);
        NativeMemory bytes = linux.memory(Integer.BYTES);
        bytes.putInt(0, CREDENTIALS_BYTES);
        requireDone(
                "getsockopt",
                linux.getsockopt(socket, Linux.SOL_SOCKET, Linux.SO_PEERCRED, credentials.address(), bytes.address()));
        return credentials.getInt(CREDENTIALS_USER) == linux.getuid();
    }

    private static int ownPort(Linux linux, int socket) {
        SocketAddress own = SocketAddress.loopback(linux, 0);
        NativeMemory bytes = linux.memory(Integer.BYTES);
        bytes.putInt(0, own.bytes());
        requireDone("getsockname", linux.getsockname(socket, own.memory().address(), bytes.address()));
        return own.port();
    }

    private static Path path(Path directory) {
        return directory.resolve("connection");
    }

    private static Path receiverPort(Path directory) {
        return directory.resolve("receiver-port");
    }

    private static Path senderPort(Path directory) {
        return directory.resolve("sender-port");
    }

    private static void writePort(Path file, int port) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Integer.toString(port));
    }

    private static int readPort(Path file) throws IOException {
        return Integer.parseInt(Files.readString(file));
    }

    @Override
    public void close() {
        linux.close(descriptor);
    }
}
