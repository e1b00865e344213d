package io.github.ipcbench.transport.compressed;

import io.github.ipcbench.transport.CorruptMessageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Compresses and decompresses messages, all of a direct buffer each time; used by one thread. */
interface Codec extends Closeable {
    /** The most bytes that a message of this size can become. */
    int bound(int bytes);

    /**
     * Compresses all of the message to the begin of the target.
     *
     * @return how many bytes that takes
     */
    int compress(ByteBuffer message, ByteBuffer target) throws IOException;

    /**
     * The other way, to the begin of the message.
     *
     * @param bytes of the source that hold it
     * @return how many bytes the message has
     * @throws CorruptMessageException when they are not what was compressed, or do not fit the message
     */
    int decompress(ByteBuffer source, int bytes, ByteBuffer message) throws CorruptMessageException;

    /** Frees what the library holds in native memory. */
    @Override
    default void close() {}
}
