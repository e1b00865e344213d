package io.github.ipcbench.transport.shared;

import java.nio.ByteBuffer;

/**
 * Native memory for a message. It begins at a page: what a copy costs hangs on where its ends lie, and an allocator puts
 * them elsewhere in each process (docs/decisions/0014-message-memory.md).
 */
public final class MessageMemory {
    private static final int PAGE_BYTES = 4096;

    private MessageMemory() {}

    /** A direct buffer of so many zero bytes, the first one at the begin of a page. */
    public static ByteBuffer ofBytes(int bytes) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.addExact(bytes, PAGE_BYTES - 1));
        int toPage = (PAGE_BYTES - memory.alignmentOffset(0, PAGE_BYTES)) % PAGE_BYTES;
        return memory.slice(toPage, bytes);
    }
}
