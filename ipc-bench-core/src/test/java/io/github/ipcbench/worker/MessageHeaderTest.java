package io.github.ipcbench.worker;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ipcbench.transport.CorruptMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class MessageHeaderTest {
    private final ByteBuffer message = ByteBuffer.allocateDirect(1000).order(ByteOrder.LITTLE_ENDIAN);
    private final MessageHeader header = new MessageHeader(message);

    @Test
    void aMessageAsSentIsAccepted() {
        header.seal();
        header.sequence(17);
        assertThatNoException().isThrownBy(() -> {
            header.requireSequence(17);
            header.requireChecksum(17);
        });
    }

    @Test
    void aGapMeansThatMessagesWereLost() {
        header.seal();
        header.sequence(19);
        assertThatThrownBy(() -> header.requireSequence(17))
                .isInstanceOf(CorruptMessageException.class)
                .hasMessage("message 17 was expected, message 19 came: messages were lost");
    }

    @Test
    void aRepeatIsNoticed() {
        header.seal();
        header.sequence(16);
        assertThatThrownBy(() -> header.requireSequence(17)).hasMessageContaining("a message came twice");
    }

    @Test
    void oneFlippedBitIsNoticed() {
        header.seal();
        message.put(999, (byte) (message.get(999) ^ 1));
        assertThatThrownBy(() -> header.requireChecksum(3)).hasMessageStartingWith("message 3 is corrupt");
    }

    @Test
    void anotherSizeIsNoticed() {
        header.seal();
        message.putInt(12, 999);
        assertThatThrownBy(() -> header.requireSequence(0)).hasMessage("message 0 says it has 999 bytes, not 1000");
    }
}
