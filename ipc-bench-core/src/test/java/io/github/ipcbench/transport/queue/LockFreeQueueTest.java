package io.github.ipcbench.transport.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.plan.NativeChoice;
import io.github.ipcbench.transport.CorruptMessageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
class LockFreeQueueTest {
    private static final int BYTES = 100;

    @TempDir
    Path directory;

    private final Linux linux = Linux.by(NativeChoice.AUTO);
    private final ByteBuffer message = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
    private LockFreeQueue in;
    private LockFreeQueue out;

    @BeforeEach
    void mapItTwice() throws IOException {
        Path path = directory.resolve("queue");
        in = LockFreeQueue.create(linux, path, BYTES, OptionalInt.of(3));
        out = LockFreeQueue.open(linux, path, BYTES, OptionalInt.of(3));
    }

    @Test
    void messagesComeOutAsTheyWentInAndLieWhereTheirPlacesSayWhileTheRingWrapsAround() throws IOException {
        ByteBuffer received = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
        for (long number = 0; number < 3L * in.slots(); number++) {
            message.putLong(92, number);
            out.fill(number, linux.addressOf(message));
            in.requireMessage(number);
            in.copyOut(number, linux.addressOf(received));
            assertThat(received.clear()).isEqualTo(message.clear());
            assertThat(in.places()[(int) (number % in.slots())].orElseThrow().clear())
                    .isEqualTo(message.clear());
        }
    }

    /** As of a sender that is killed between the two. */
    @Test
    void aMessageThatIsFilledInAndNotWrittenIsNotSeen() {
        out.fill(0, linux.addressOf(message));
        assertThat(in.written().get()).isZero();
        out.written().set(1);
        assertThat(in.written().get()).isEqualTo(1);
    }

    @Test
    void aSlotThatHoldsNoMessageOfThisSizeIsRefused() {
        assertThatThrownBy(() -> in.requireMessage(0))
                .isInstanceOf(CorruptMessageException.class)
                .hasMessage("lock-free queue: slot of message 0 says 0 bytes, not 100");
    }

    @Test
    void anEndThatIsClosedSaysSoToTheOther() {
        in.read().leave();
        assertThatThrownBy(() -> out.read().awaitBeyond(0)).hasMessage("shared memory: the receiver is gone");
    }
}
