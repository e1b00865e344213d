package io.github.ipcbench.transport.stream;

import io.github.ipcbench.linux.NativeMemory;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.TransportContext;

/**
 * A message on a stream of bytes: its length, then itself. In native memory:
 *
 * <pre>
 *    0          8                    24                   40
 *    +----------+---------+----------+---------+----------+
 *    | length   | address | bytes    | address | bytes    |
 *    |          | of what is left    | of what is left    |
 *    |          | of the length      | of the message     |
 *    +----------+---------+----------+---------+----------+
 * </pre>
 *
 * What follows the length is two {@code struct iovec}.
 */
final class Frame {
    private static final int LENGTH_PART = Long.BYTES;
    private static final int MESSAGE_PART = LENGTH_PART + 16;
    private static final int BYTES = MESSAGE_PART + 16;
    private static final int PART_BYTES = Long.BYTES;

    private final NativeMemory memory;
    private final long message;
    private final int messageBytes;
    private long parts;
    private int partCount;

    Frame(TransportContext context) {
        this.memory = context.linux().memory(BYTES);
        this.message = context.messageAddress();
        this.messageBytes = context.messageBytes();
        memory.putLong(0, messageBytes);
    }

    /** Length and message together. */
    long bytes() {
        return (long) Long.BYTES + messageBytes;
    }

    /** Sets the parts to what is left after so many bytes. */
    void after(long done) {
        long ofMessage = Math.max(0, done - Long.BYTES);
        part(MESSAGE_PART, message + ofMessage, messageBytes - ofMessage);
        partCount = 1;
        parts = memory.address() + MESSAGE_PART;
        if (done < Long.BYTES) {
            part(LENGTH_PART, memory.address() + done, Long.BYTES - done);
            partCount = 2;
            parts = memory.address() + LENGTH_PART;
        }
    }

    private void part(int offset, long address, long bytes) {
        memory.putLong(offset, address);
        memory.putLong(offset + PART_BYTES, bytes);
    }

    /** Address of the {@code struct iovec} of what is left. */
    long parts() {
        return parts;
    }

    int partCount() {
        return partCount;
    }

    /** Of the first part of what is left. */
    long firstAddress() {
        return memory.getLong((int) (parts - memory.address()));
    }

    /** Of the first part of what is left. */
    long firstBytes() {
        return memory.getLong((int) (parts - memory.address()) + PART_BYTES);
    }

    /** @throws CorruptMessageException when what came is a message of another length */
    void requireLength() throws CorruptMessageException {
        long length = memory.getLong(0);
        if (length != messageBytes) {
            throw new CorruptMessageException(
                    "stream: a message of " + length + " bytes was announced, not of " + messageBytes);
        }
    }
}
