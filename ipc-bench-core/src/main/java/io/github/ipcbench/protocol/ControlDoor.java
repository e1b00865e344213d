package io.github.ipcbench.protocol;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where a controller awaits one worker: a socket in a private directory, and a secret that this worker alone is told. */
public final class ControlDoor implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 16;

    /** How often it is looked whether the worker is still there. */
    private static final long LOOK_MILLIS = 50;

    private final Path address;
    private final String secret;
    private final ServerSocketChannel server;

    private ControlDoor(Path address, String secret, ServerSocketChannel server) {
        this.address = address;
        this.secret = secret;
        this.server = server;
    }

    /**
     * Opens a door with a secret of its own.
     *
     * @param address of the socket, in a directory that nobody else can enter; of at most 107 bytes
     */
    public static ControlDoor open(Path address) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(address));
            Files.setPosixFilePermissions(address, PosixFilePermissions.fromString("rw-------"));
            return new ControlDoor(address, HexFormat.of().formatHex(secret), server);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    public Path address() {
        return address;
    }

    /** What the worker must say first; it stands on no command line, since anybody can read those. */
    public String secret() {
        return secret;
    }

    /**
     * Waits for the worker, then shuts the door. Whoever does not know the secret is sent away.
     *
     * @param mayCome whether the worker is still there
     * @return empty when the worker is gone
     * @throws IOException when the door was closed meanwhile
     */
    public Optional<ControlChannel> await(BooleanSupplier mayCome) throws IOException {
        try (Selector selector = Selector.open()) {
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                boolean last = !mayCome.getAsBoolean();
                SocketChannel caller = server.accept();
                if (caller != null && knowsTheSecret(caller)) {
                    close();
                    return Optional.of(new ControlChannel(caller));
                } else if (caller != null) {
                    caller.close();
                } else if (last) {
                    return Optional.empty();
                } else {
                    selector.select(key -> {}, LOOK_MILLIS);
                }
            }
        }
    }

    private boolean knowsTheSecret(SocketChannel caller) throws IOException {
        byte[] said = new ControlChannel.Input(caller).readNBytes(secret.length());
        return MessageDigest.isEqual(said, secret.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(address);
    }
}
