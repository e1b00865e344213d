package io.github.ipcbench.transport;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The sending end of a transport; used by one thread. */
public interface MessageSender extends Closeable {
    /**
     * Sends {@link TransportContext#message} and the run's descriptors; waits while the way is full, without spinning.
     *
     * @return bytes of the message that travelled, in whatever form
     * @throws IOException when the message could not be sent
     */
    long send() throws IOException;

    /**
     * Messages in flight at most, those sent that the receiver is not yet at: {@link TransportContext#depth}, or fewer where
     * the way holds fewer; absent where this end does not know.
     */
    default OptionalInt depth() {
        return OptionalInt.empty();
    }

    /** The data socket's buffers as read back, where the mode has such a socket. */
    default Optional<SocketBuffers> socketBuffers() throws IOException {
        return Optional.empty();
    }
}
