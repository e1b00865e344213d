package io.github.ipcbench.transport;

import java.io.Closeable;
import java.io.IOException;
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

    /** Messages that the queue to the receiver holds, as read back: datagrams, unless the transport has its own queue. */
    default OptionalInt queueDepth() {
        return DatagramQueue.depth();
    }

    /** The data socket's buffers as read back. */
    SocketBuffers socketBuffers() throws IOException;
}
