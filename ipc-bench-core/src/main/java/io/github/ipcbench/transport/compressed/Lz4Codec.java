package io.github.ipcbench.transport.compressed;

import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** LZ4 blocks by lz4-java; the one class that knows it. */
final class Lz4Codec implements Codec {
    private final LZ4Compressor compressor;
    private final LZ4SafeDecompressor decompressor;

    Lz4Codec() {
        LZ4Factory factory = LZ4Factory.fastestInstance();
        this.compressor = factory.fastCompressor();
        this.decompressor = factory.safeDecompressor();
    }

    @Override
    public int bound(int bytes) {
        return compressor.maxCompressedLength(bytes);
    }

    @Override
    public int compress(ByteBuffer message, ByteBuffer target) throws IOException {
        try {
            return compressor.compress(message, 0, message.capacity(), target, 0, target.capacity());
        } catch (LZ4Exception e) {
            throw new IOException("lz4: " + e.getMessage(), e);
        }
    }

    @Override
    public int decompress(ByteBuffer source, int bytes, ByteBuffer message) throws CorruptMessageException {
        try {
            return decompressor.decompress(source, 0, bytes, message, 0, message.capacity());
        } catch (LZ4Exception e) {
            throw new CorruptMessageException("lz4: " + e.getMessage());
        }
    }
}
