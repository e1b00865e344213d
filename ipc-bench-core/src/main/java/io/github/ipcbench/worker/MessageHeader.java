package io.github.ipcbench.worker;

import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.transport.CorruptMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The first bytes of every message, little-endian.
 *
 * <pre>
 *    0                 8              12             16
 *    +-----------------+--------------+--------------+------ - - -
 *    | sequence number | CRC32C of    | size of the  | payload
 *    |                 | the payload  | message      |
 *    +-----------------+--------------+--------------+------ - - -
 * </pre>
 */
final class MessageHeader {
    /** Where the sequence number lies. */
    static final int SEQUENCE = 0;

    private static final int CHECKSUM = 8;
    private static final int SIZE = 12;

    private ByteBuffer message;
    private final CRC32C crc = new CRC32C();

    MessageHeader(ByteBuffer message) {
        lookAt(message.duplicate());
    }

    /** From now on, the message in this buffer, whose byte order is set. */
    void lookAt(ByteBuffer place) {
        message = place.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The sender's part: the payload does not change from message to message, so its checksum is made once. */
    void seal() {
        message.putInt(CHECKSUM, checksum());
        message.putInt(SIZE, message.capacity());
    }

    void sequence(long sequence) {
        message.putLong(SEQUENCE, sequence);
    }

    /** The receiver's part for every message: nothing is lost, nothing comes twice. */
    void requireSequence(long expected) throws CorruptMessageException {
        long sequence = message.getLong(SEQUENCE);
        if (sequence != expected) {
            String likely = sequence > expected ? "messages were lost" : "a message came twice or is corrupt";
            throw new CorruptMessageException(
                    "message " + expected + " was expected, message " + sequence + " came: " + likely);
        }
        int size = message.getInt(SIZE);
        if (size != message.capacity()) {
            throw new CorruptMessageException(
                    "message " + expected + " says it has " + size + " bytes, not " + message.capacity());
        }
    }

    /** The receiver's part for every message of the warm-up and for a sample of the measured ones. */
    void requireChecksum(long sequence) throws CorruptMessageException {
        int sent = message.getInt(CHECKSUM);
        int received = checksum();
        if (sent != received) {
            throw new CorruptMessageException(String.format(
                    "message %d is corrupt: its checksum is %08x, it was sent with %08x", sequence, received, sent));
        }
    }

    private int checksum() {
        crc.reset();
        crc.update(message.slice(BenchmarkPlan.HEADER_BYTES, message.capacity() - BenchmarkPlan.HEADER_BYTES));
        return (int) crc.getValue();
    }
}
