package io.github.ipcbench.transport;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The receiving end of a transport; used by one thread. */
public interface MessageReceiver extends Closeable {
    /**
     * Waits for the next message, brings all of it into {@link TransportContext#message}, and closes the descriptors
     * that came with it.
     *
     * @return bytes of the message that travelled, in whatever form
     * @throws CorruptMessageException when the message or its descriptors are not as sent
     * @throws IOException when receiving failed
     */
    long receive() throws IOException;

    /** The data socket's buffers as read back, where the mode has such a socket. */
    default Optional<SocketBuffers> socketBuffers() throws IOException {
        return Optional.empty();
    }
}
