package io.github.ipcbench.protocol;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a controller and one worker say to each other: a local stream socket of their own, so that nothing that a Java
 * runtime, an agent or a library prints gets into it. One thread reads; any thread writes.
 */
public final class ControlChannel implements AutoCloseable {
    private final SocketChannel socket;
    private final ControlReader reader;
    private final ControlWriter writer;

    ControlChannel(SocketChannel socket) {
        this.socket = socket;
        this.reader = new ControlReader(new BufferedInputStream(new Input(socket)));
        this.writer = new ControlWriter(new Output(socket));
    }

    /**
     * Connects a worker to the door that its controller has opened for it.
     *
     * @param secret what the worker was told, and nobody else
     * @throws IOException when nobody is there any more
     */
    public static ControlChannel connect(Path door, String secret) throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of(door));
            new Output(socket).write(secret.getBytes(StandardCharsets.US_ASCII));
            return new ControlChannel(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The next message; blocks until it is there.
     *
     * @return empty when the other side has closed its end
     * @throws ControlStreamException when what came is no message of this version
     */
    public Optional<ControlMessage> read() throws IOException {
        return reader.read();
    }

    public void write(ControlMessage message) throws IOException {
        writer.write(message);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The streams of {@code Channels} hold one lock while they read and while they write: no answer would get out. */
    static final class Input extends InputStream {
        private final SocketChannel socket;

        Input(SocketChannel socket) {
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return socket.read(ByteBuffer.wrap(bytes, offset, length));
            } catch (SocketException e) {
                // Reset: the other side ended with something unread, which is an end as well.
                return -1;
            }
        }
    }

    private static final class Output extends OutputStream {
        private final SocketChannel socket;

        Output(SocketChannel socket) {
            this.socket = socket;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                socket.write(rest);
            }
        }
    }
}
