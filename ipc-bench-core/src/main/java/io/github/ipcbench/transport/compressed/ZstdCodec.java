package io.github.ipcbench.transport.compressed;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Zstandard frames by zstd-jni; the one class that knows it. */
final class ZstdCodec implements Codec {
    /** The library's own default. */
    static final int LEVEL = 3;

    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(LEVEL);
    private final ZstdDecompressCtx decompressor = new ZstdDecompressCtx();

    @Override
    public int bound(int bytes) {
        return Math.toIntExact(Zstd.compressBound(bytes));
    }

    @Override
    public int compress(ByteBuffer message, ByteBuffer target) throws IOException {
        try {
            return compressor.compressDirectByteBuffer(target, 0, target.capacity(), message, 0, message.capacity());
        } catch (ZstdException e) {
            throw new IOException("zstd: " + e.getMessage(), e);
        }
    }

    @Override
    public int decompress(ByteBuffer source, int bytes, ByteBuffer message) throws CorruptMessageException {
        try {
            return decompressor.decompressDirectByteBuffer(message, 0, message.capacity(), source, 0, bytes);
        } catch (ZstdException e) {
            throw new CorruptMessageException("zstd: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        compressor.close();
        decompressor.close();
    }
}
