package io.github.ipcbench.transport.compressed;

import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The JDK's zlib. */
final class ZlibCodec implements Codec {
    static final int LEVEL = 6;

    private final Deflater deflater = new Deflater(LEVEL);
    private final Inflater inflater = new Inflater();

    /** zlib's own bound on the size of a compressed stream (deflateBound), for default settings, without its constant. */
    @Override
    public int bound(int bytes) {
        return Math.addExact(bytes, (bytes >>> 12) + (bytes >>> 14) + (bytes >>> 25));
    }

    @Override
    public int compress(ByteBuffer message, ByteBuffer target) throws IOException {
        deflater.reset();
        deflater.setInput(message.clear());
        deflater.finish();
        int length = deflater.deflate(target.clear());
        if (!deflater.finished()) {
            throw new IOException("zlib: the compressed message does not fit " + target.capacity() + " bytes");
        }
        return length;
    }

    @Override
    public int decompress(ByteBuffer source, int bytes, ByteBuffer message) throws CorruptMessageException {
        inflater.reset();
        inflater.setInput(source.clear().limit(bytes));
        try {
            inflater.inflate(message.clear());
        } catch (DataFormatException e) {
            throw new CorruptMessageException("zlib: " + e.getMessage());
        }
        if (!inflater.finished()) {
            throw new CorruptMessageException("zlib: the datagram does not inflate to " + message.capacity()
                    + " bytes, but to " + inflater.getBytesWritten());
        }
        return message.position();
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
