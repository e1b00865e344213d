package io.github.ipcbench.transport.queue;

import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.shared.SharedMemory;
import io.github.ipcbench.transport.shared.SharedPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A queue of messages of one size in memory mapped by two processes, one of which writes and one of which reads, without a
 * lock.
 *
 * <pre>
 *    0-------------------------------------------------+
 *    | written: messages that can be read              |   a {@link SharedPosition} of the sender's
 *   64-------------------------------------------------+
 *    | read: messages whose slots are free again       |   a {@link SharedPosition} of the receiver's
 *  128-------------------------------------------------+
 *    | unused                                          |
 * 4096--------------+----------------------------------+
 *    | length       | unused                           |   slot 0
 *   64--------------+----------------------------------+
 *    | message, rounded up to a cache line             |
 *    +--------------+----------------------------------+
 *    | length       | unused                           |   slot 1 …
 *    +--------------+----------------------------------+
 * </pre>
 *
 * Message {@code n} lies in slot {@code n mod slots}. The queue is empty when written equals read, and full when they
 * differ by the number of slots. A message can be seen when written has passed it, by release and acquire: of a sender that
 * is killed while it writes, nothing is seen.
 */
final class LockFreeQueue {
    private static final int WRITTEN = 0;
    private static final int READ = WRITTEN + SharedPosition.BYTES;
    private static final int SLOTS = 4096;
    private static final int MESSAGE = 64;
    private static final int CACHE_LINE_BYTES = 64;

    private final Linux linux;
    private final ByteBuffer memory;
    private final long address;
    private final int messageBytes;
    private final int slotBytes;
    private final int slots;
    private final SharedPosition written;
    private final SharedPosition read;

    private LockFreeQueue(Linux linux, SharedMemory memory, int messageBytes, OptionalInt depth) {
        this.linux = linux;
        this.memory = memory.buffer();
        this.address = memory.address();
        this.messageBytes = messageBytes;
        this.slotBytes = slotBytes(messageBytes);
        this.slots = SharedQueue.slots(slotBytes, depth);
        this.written = new SharedPosition(linux, memory, WRITTEN, "sender");
        this.read = new SharedPosition(linux, memory, READ, "receiver");
    }

    private static int slotBytes(int messageBytes) {
        return MESSAGE + ((messageBytes + CACHE_LINE_BYTES - 1) & -CACHE_LINE_BYTES);
    }

    static LockFreeQueue create(Linux linux, Path path, int messageBytes, OptionalInt depth) throws IOException {
        return new LockFreeQueue(
                linux,
                SharedMemory.create(linux, path, fileBytes(messageBytes, depth), "lock-free queue"),
                messageBytes,
                depth);
    }

    /** What the file of such a queue takes. */
    static long fileBytes(int messageBytes, OptionalInt depth) {
        int slotBytes = slotBytes(messageBytes);
        return SLOTS + (long) slotBytes * SharedQueue.slots(slotBytes, depth);
    }

    /** Maps the file that the other side made. */
    static LockFreeQueue open(Linux linux, Path path, int messageBytes, OptionalInt depth) throws IOException {
        return new LockFreeQueue(linux, SharedMemory.open(linux, path), messageBytes, depth);
    }

    int slots() {
        return slots;
    }

    SharedPosition written() {
        return written;
    }

    SharedPosition read() {
        return read;
    }

    /** Copies a message, given by its native address, into its slot; it is not seen before {@link #written} has passed it. */
    void fill(long number, long message) {
        int slot = slot(number);
        memory.putLong(slot, messageBytes);
        linux.memcpy(address + slot + MESSAGE, message, messageBytes);
    }

    /** Copies a message out of its slot, to a native address. */
    void copyOut(long number, long message) {
        linux.memcpy(message, address + slot(number) + MESSAGE, messageBytes);
    }

    /** @throws CorruptMessageException when the slot holds no message of the expected size */
    void requireMessage(long number) throws CorruptMessageException {
        long length = memory.getLong(slot(number));
        if (length != messageBytes) {
            throw new CorruptMessageException(
                    "lock-free queue: slot of message " + number + " says " + length + " bytes, not " + messageBytes);
        }
    }

    /** The messages of all slots, where they lie. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Optional<ByteBuffer>[] places() {
        return IntStream.range(0, slots)
                .mapToObj(slot -> Optional.of(memory.slice(slot(slot) + MESSAGE, messageBytes)))
                .toArray(Optional[]::new);
    }

    private int slot(long number) {
        return SLOTS + (int) (number % slots) * slotBytes;
    }
}
