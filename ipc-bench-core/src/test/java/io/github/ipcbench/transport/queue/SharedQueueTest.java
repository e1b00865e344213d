package io.github.ipcbench.transport.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
class SharedQueueTest {
    private static final OptionalInt NATURAL = OptionalInt.empty();

    private final Linux linux = Linux.ofThisProcess();

    @TempDir
    Path directory;

    @Test
    void messagesComeOutAsTheyWentInWhileTheRingWrapsAround() throws IOException {
        try (SharedQueue in = SharedQueue.create(linux, directory.resolve("queue"), 100, NATURAL);
                SharedQueue out = SharedQueue.open(linux, directory.resolve("queue"), 100, NATURAL)) {
            ByteBuffer message = ByteBuffer.allocateDirect(100).order(ByteOrder.nativeOrder());
            ByteBuffer received = ByteBuffer.allocateDirect(100).order(ByteOrder.nativeOrder());
            for (long number = 0; number < 3L * out.slots(); number++) {
                message.putLong(92, number);
                out.write(number, linux.addressOf(message));
                in.read(number, linux.addressOf(received));
                assertThat(received.getLong(92)).isEqualTo(number);
                assertThat(in.written()).isEqualTo(number + 1);
                assertThat(out.read()).isEqualTo(number + 1);
            }
        }
    }

    @Test
    void aMessageOfFortyMebibytesGetsOneSlotAndASmallOneSixteen() throws IOException {
        try (SharedQueue small = SharedQueue.create(linux, directory.resolve("small"), 112_192, NATURAL);
                SharedQueue large = SharedQueue.create(linux, directory.resolve("large"), 40 << 20, NATURAL)) {
            assertThat(small.slots()).isEqualTo(16);
            assertThat(large.slots()).isEqualTo(1);
        }
    }

    @Test
    void aDepthGetsTwoSlotsMoreForTheMessageReceivedAndForTheOneThatWaits() throws IOException {
        try (SharedQueue queue = SharedQueue.create(linux, directory.resolve("queue"), 112_192, OptionalInt.of(3))) {
            assertThat(queue.slots()).isEqualTo(5);
        }
    }

    @Test
    void aSlotThatHoldsNoMessageOfThisSizeIsRefused() throws IOException {
        try (SharedQueue queue = SharedQueue.create(linux, directory.resolve("queue"), 100, NATURAL)) {
            ByteBuffer message = ByteBuffer.allocateDirect(100);
            assertThatThrownBy(() -> queue.read(0, linux.addressOf(message)))
                    .isInstanceOf(CorruptMessageException.class)
                    .hasMessage("shared queue: slot of message 0 says 0 bytes, not 100");
        }
    }

    @Test
    void anAnnouncedWaitIsTakenOnce() throws IOException {
        try (SharedQueue queue = SharedQueue.create(linux, directory.resolve("queue"), 100, NATURAL)) {
            assertThat(queue.takeWait()).isFalse();
            queue.announceWait();
            assertThat(queue.takeWait()).isTrue();
            assertThat(queue.takeWait()).isFalse();
        }
    }

    /** The kernel's own list: a process does not notice its own lock. */
    @Test
    void theKernelHasALockOfItsFirstByteUntilItIsLetGo() throws IOException {
        Path file = directory.resolve("queue");
        try (SharedQueue queue = SharedQueue.create(linux, file, 100, NATURAL)) {
            String firstByte = ":" + Files.getAttribute(file, "unix:ino") + " 0 0";
            assertThat(locks()).noneMatch(lock -> lock.endsWith(firstByte));
            queue.lock();
            assertThat(locks()).anyMatch(lock -> lock.endsWith(firstByte) && lock.contains("POSIX  ADVISORY  WRITE"));
            queue.unlock();
            assertThat(locks()).noneMatch(lock -> lock.endsWith(firstByte));
        }
    }

    private static List<String> locks() throws IOException {
        return Files.readAllLines(Path.of("/proc/locks"));
    }

    @Test
    void aQueueThatNobodyMadeIsNotOpened() {
        assertThatThrownBy(() -> SharedQueue.open(linux, directory.resolve("queue"), 100, NATURAL))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void itsFileIsForTheOwnerAlone() throws IOException {
        Path file = directory.resolve("queue");
        SharedQueue.create(linux, file, 100, NATURAL).close();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
