package io.github.ipcbench.transport.queue;

import io.github.ipcbench.linux.FileLock;
import io.github.ipcbench.linux.Linux;
import io.github.ipcbench.transport.CorruptMessageException;
import io.github.ipcbench.transport.shared.SharedMemory;
import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * A queue of messages of one size in a file mapped by two processes, one of which writes and one of which reads.
 *
 * <pre>
 *    0              8                               64
 *    +--------------+-------------------------------+
 *    | written      |  messages written since start |   owned by the sender
 *   64--------------+-------------------------------+
 *    | read         |  messages read since start    |   owned by the receiver
 *  128--------------+-------------------------------+
 *    | sender waits |  1 while it waits for room    |   set by the sender, cleared by the receiver
 *  192--------------+-------------------------------+
 *    | unused                                       |
 * 4096--------------+-------------------------------+
 *    | length       |  message                      |   slot 0
 *    +--------------+-------------------------------+
 *    | length       |  message                      |   slot 1 …
 *    +--------------+-------------------------------+
 * </pre>
 *
 * Message {@code n} lies in slot {@code n mod slots}; a slot is 8 bytes and the message, rounded up to a cache line.
 * The queue is empty when written equals read, and full when they differ by the number of slots.
 */
final class SharedQueue implements Closeable {
    private static final int CACHE_LINE_BYTES = 64;
    private static final int WRITTEN = 0;
    private static final int READ = WRITTEN + CACHE_LINE_BYTES;
    private static final int SENDER_WAITS = READ + CACHE_LINE_BYTES;
    private static final int SLOTS = 4096;
    private static final int LENGTH_BYTES = Long.BYTES;

    /** Where the host decides: more than a datagram socket queues by default, so that the socket is full first. */
    private static final int NATURAL_SLOTS = 16;

    /** Beside the messages in flight: the one that the receiver is at, and the one whose datagram waits for room. */
    private static final int SLOTS_BESIDE = 2;

    private static final long MOST_BYTES = 64L << 20;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Linux linux;
    private final FileLock lock;
    private final ByteBuffer memory;
    private final long address;
    private final int messageBytes;
    private final int slotBytes;
    private final int slots;

    private SharedQueue(Linux linux, SharedMemory memory, Path path, int messageBytes, OptionalInt depth) {
        this.linux = linux;
        this.messageBytes = messageBytes;
        this.slotBytes = slotBytes(messageBytes);
        this.slots = slots(slotBytes, depth);
        this.memory = memory.buffer();
        this.address = memory.address();
        this.lock = FileLock.open(linux, path);
    }

    private static int slotBytes(int messageBytes) {
        return (LENGTH_BYTES + messageBytes + CACHE_LINE_BYTES - 1) & -CACHE_LINE_BYTES;
    }

    /** So many that the datagrams bound the messages in flight, but for very large ones. */
    static int slots(int slotBytes, OptionalInt depth) {
        int wanted = depth.isPresent() ? depth.getAsInt() + SLOTS_BESIDE : NATURAL_SLOTS;
        return (int) Math.max(1, Math.min(wanted, MOST_BYTES / slotBytes));
    }

    /** What the file of such a queue takes. */
    static long fileBytes(int messageBytes, OptionalInt depth) {
        int slotBytes = slotBytes(messageBytes);
        return fileBytes(slotBytes, slots(slotBytes, depth));
    }

    private static long fileBytes(int slotBytes, int slots) {
        return SLOTS + (long) slotBytes * slots;
    }

    /**
     * Makes the file and fills it with zeros, so that a full file system is an error here and not a fault in mid-run.
     */
    static SharedQueue create(Linux linux, Path path, int messageBytes, OptionalInt depth) throws IOException {
        SharedMemory memory = SharedMemory.create(linux, path, fileBytes(messageBytes, depth), "shared queue");
        return new SharedQueue(linux, memory, path, messageBytes, depth);
    }

    /** Maps the file that the other side made. */
    static SharedQueue open(Linux linux, Path path, int messageBytes, OptionalInt depth) throws IOException {
        return new SharedQueue(linux, SharedMemory.open(linux, path), path, messageBytes, depth);
    }

    int slots() {
        return slots;
    }

    /** Locks the queue against the other process (fcntl, F_SETLKW). */
    void lock() {
        lock.lock();
    }

    /** Lets the other process have it. */
    void unlock() {
        lock.unlock();
    }

    long written() {
        return (long) LONG.getAcquire(memory, WRITTEN);
    }

    long read() {
        return (long) LONG.getVolatile(memory, READ);
    }

    /** Copies a message, given by its native address, into its slot and makes it visible. */
    void write(long number, long message) {
        int slot = slot(number);
        memory.putLong(slot, messageBytes);
        linux.memcpy(address + slot + LENGTH_BYTES, message, messageBytes);
        LONG.setRelease(memory, WRITTEN, number + 1);
    }

    /**
     * Copies a message out of its slot, to a native address, and frees the slot.
     *
     * @throws CorruptMessageException when the slot holds no message of the expected size
     */
    void read(long number, long message) throws CorruptMessageException {
        int slot = slot(number);
        long length = memory.getLong(slot);
        if (length != messageBytes) {
            throw new CorruptMessageException(
                    "shared queue: slot of message " + number + " says " + length + " bytes, not " + messageBytes);
        }
        linux.memcpy(message, address + slot + LENGTH_BYTES, messageBytes);
        LONG.setVolatile(memory, READ, number + 1);
    }

    private int slot(long number) {
        return SLOTS + (int) (number % slots) * slotBytes;
    }

    /** The sender says that it waits for room; it must look at {@link #read} once more afterwards. */
    void announceWait() {
        LONG.setVolatile(memory, SENDER_WAITS, 1L);
    }

    /** Whether the sender waited for room; the next call says no. */
    boolean takeWait() {
        if ((long) LONG.getVolatile(memory, SENDER_WAITS) == 0L) {
            return false;
        }
        return (long) LONG.getAndSet(memory, SENDER_WAITS, 0L) != 0L;
    }

    @Override
    public void close() {
        lock.close();
    }
}
