package io.github.ipcbench.worker;

import io.github.ipcbench.linux.Linux;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The plainest way for a message through memory that both workers map: two slots, two counters, no system call.
 *
 * <pre>
 *    0              8                       64
 *    +--------------+-----------------------+
 *    | written      |  messages written     |   owned by the sender
 *   64--------------+-----------------------+
 *    | read         |  messages read        |   owned by the receiver
 *  128--------------+-----------------------+
 *    | unused                               |
 * 4096--------------------------------------+
 *    | message, rounded up to a cache line  |   slot 0
 *    +--------------------------------------+
 *    | message, rounded up to a cache line  |   slot 1
 *    +--------------------------------------+
 * </pre>
 */
final class FloorRing {
    private static final String NAME = "floor";
    private static final int CACHE_LINE_BYTES = 64;
    private static final int WRITTEN = 0;
    private static final int READ = WRITTEN + CACHE_LINE_BYTES;
    private static final int SLOTS = 4096;
    private static final int SLOT_COUNT = 2;

    /** Looks at a counter so often before it lets others run: about as long as a large message takes. */
    private static final int SPINS = 200;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer memory;
    private final long address;
    private final int slotBytes;

    private FloorRing(Linux linux, FileChannel file, int messageBytes) throws IOException {
        this.slotBytes = slotBytes(messageBytes);
        this.memory = file.map(FileChannel.MapMode.READ_WRITE, 0, fileBytes(messageBytes));
        this.address = linux.addressOf(memory);
    }

    private static int slotBytes(int messageBytes) {
        return (messageBytes + CACHE_LINE_BYTES - 1) & -CACHE_LINE_BYTES;
    }

    private static long fileBytes(int messageBytes) {
        return SLOTS + (long) SLOT_COUNT * slotBytes(messageBytes);
    }

    /** Makes the file and fills it with zeros: a full file system is an error here and not a fault later. */
    static FloorRing create(Linux linux, Path directory, int messageBytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                directory.resolve(NAME),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
            long rest = fileBytes(messageBytes);
            while (rest > 0) {
                rest -= file.write(zeros.clear().limit((int) Math.min(rest, zeros.capacity())));
            }
            return new FloorRing(linux, file, messageBytes);
        }
    }

    /** Maps the file that the other side made, and removes its name. */
    static FloorRing open(Linux linux, Path directory, int messageBytes) throws IOException {
        Path path = directory.resolve(NAME);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FloorRing ring = new FloorRing(linux, file, messageBytes);
            Files.delete(path);
            return ring;
        }
    }

    /** The native address of a message's slot. */
    long slot(long number) {
        return address + SLOTS + (number % SLOT_COUNT) * slotBytes;
    }

    /** Waits until the receiver has freed the slot of message {@code number}. */
    void awaitRoom(long number) {
        for (int looks = 0; number - (long) LONG.getAcquire(memory, READ) >= SLOT_COUNT; looks++) {
            rest(looks);
        }
    }

    /** Waits until the sender has written message {@code number}. */
    void awaitMessage(long number) {
        for (int looks = 0; (long) LONG.getAcquire(memory, WRITTEN) <= number; looks++) {
            rest(looks);
        }
    }

    /** Both workers may be on one CPU: who only spins keeps the other from it. A lost partner ends the process. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing is relied on: yielding is kinder than spinning, and is not timed
    private static void rest(int looks) {
        if (looks < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /** Makes message {@code number} visible to the receiver. */
    void written(long number) {
        LONG.setRelease(memory, WRITTEN, number + 1);
    }

    /** Frees the slot of message {@code number}. */
    void read(long number) {
        LONG.setRelease(memory, READ, number + 1);
    }
}
