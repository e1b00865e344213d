package io.github.ipcbench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadBytesTest {
    @TempDir
    private Path directory;

    @Test
    void aFileShorterThanTheMessageIsRepeated() throws IOException {
        assertThat(filled("0123456", 16 + 10)).isEqualTo("2345601234");
    }

    @Test
    void aFileLongerThanTheMessageIsCut() throws IOException {
        assertThat(filled("HEADERHEADERHEAD" + "abcdefgh", 16 + 4)).isEqualTo("abcd");
    }

    @Test
    void ofAHugeFileOnlyWhatTheMessageHoldsIsRead() throws IOException {
        Path huge = directory.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 40);
        }
        ByteBuffer message = ByteBuffer.allocateDirect(4096);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PayloadBytes.fill(message, new Payload.FromFile(huge), 0);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        assertThatThrownBy(() -> PayloadBytes.fill(ByteBuffer.allocateDirect(20), new Payload.FromFile(empty), 0))
                .isInstanceOf(IOException.class)
                .hasMessage("ipcbench.payload: the file is empty");
    }

    @Test
    void recordsAreMadeWithoutGarbageForEach() throws IOException {
        ByteBuffer message = ByteBuffer.allocateDirect(8 << 20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PayloadBytes.fill(message, new Payload.Struct(), 42);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    private String filled(String file, int bytes) throws IOException {
        Path path = Files.writeString(directory.resolve("payload"), file);
        ByteBuffer message = ByteBuffer.allocateDirect(bytes);
        PayloadBytes.fill(message, new Payload.FromFile(path), 0);
        return StandardCharsets.UTF_8
                .decode(message.position(BenchmarkPlan.HEADER_BYTES))
                .toString();
    }
}
