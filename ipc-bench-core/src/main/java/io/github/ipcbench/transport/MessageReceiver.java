package io.github.ipcbench.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The receiving end of a transport; used by one thread. */
public interface MessageReceiver extends Closeable {
    /**
     * Waits for the next message, brings all of it into {@link TransportContext#message}, and closes the descriptors
     * that came with it. A mode that reads a message where it lies reads all of it, and says by {@link #place} where.
     *
     * @return bytes of the message that travelled, in whatever form
     * @throws CorruptMessageException when the message or its descriptors are not as sent
     * @throws IOException when receiving failed
     */
    long receive() throws IOException;

    /**
     * Where the last message lies until the next one is received, when that is not {@link TransportContext#message}: all
     * of the buffer.
     */
    default Optional<ByteBuffer> place() {
        return Optional.empty();
    }

    /** The data socket's buffers as read back, where the mode has such a socket. */
    default Optional<SocketBuffers> socketBuffers() throws IOException {
        return Optional.empty();
    }
}
