package io.github.ipcbench.transport.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.linux.Linux;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("native")
class MessageMemoryTest {
    private final Linux linux = Linux.ofThisProcess();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 112_192})
    void isAsLargeAsAskedForAndBeginsAtAPage(int bytes) {
        // Some are kept, so that the allocator has to find another place for each.
        ByteBuffer[] memories = new ByteBuffer[20];
        for (int i = 0; i < memories.length; i++) {
            memories[i] = MessageMemory.ofBytes(bytes);
        }

        assertThat(memories).allSatisfy(memory -> {
            assertThat(memory.isDirect()).isTrue();
            assertThat(memory.capacity()).isEqualTo(bytes);
            assertThat(linux.addressOf(memory) % 4096).isZero();
        });
    }
}
