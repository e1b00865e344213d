package io.github.ipcbench.fuzz;

import io.github.ipcbench.protocol.ControlMessage;
import io.github.ipcbench.protocol.ControlReader;
import io.github.ipcbench.protocol.ControlStreamException;
import io.github.ipcbench.protocol.ControlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Any bytes are control messages, which are then written and read back the same, or {@link ControlStreamException}. */
public final class ControlStreamFuzz {
    private static final int HEADER_BYTES = 11;
    private static final int MAGIC = 0x49504342;
    private static final short VERSION = 1;

    private ControlStreamFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        readAll(input);
        if (input.length > 0) {
            // As one frame too: its first byte the type, the rest the body.
            readAll(ByteBuffer.allocate(HEADER_BYTES + input.length - 1)
                    .putInt(MAGIC)
                    .putShort(VERSION)
                    .put(input[0])
                    .putInt(input.length - 1)
                    .put(input, 1, input.length - 1)
                    .array());
        }
    }

    private static void readAll(byte[] stream) throws IOException {
        ControlReader reader = new ControlReader(new ByteArrayInputStream(stream));
        try {
            for (Optional<ControlMessage> message = reader.read(); message.isPresent(); message = reader.read()) {
                requireSameAgain(message.get());
            }
        } catch (ControlStreamException e) {
            Said.something(e);
        }
    }

    private static void requireSameAgain(ControlMessage message) throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        new ControlWriter(again).write(message);
        ControlMessage read;
        try {
            read = new ControlReader(new ByteArrayInputStream(again.toByteArray()))
                    .read()
                    .orElseThrow();
        } catch (ControlStreamException e) {
            throw new AssertionError("what was read cannot be written: " + e.getMessage(), e);
        }
        // Compared as text: a text beyond the writer's limit is cut, and only then may the two differ.
        String before = message.toString();
        Said.require(before.length() > 8000 || read.toString().equals(before), "a message changes on its way");
    }
}
