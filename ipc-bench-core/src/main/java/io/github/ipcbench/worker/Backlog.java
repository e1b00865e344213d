package io.github.ipcbench.worker;

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
 * Which message the receiver is at, in memory that both workers map, so that the sender can count the messages in flight
 * without a call. The receiver's store costs it about a nanosecond; the line of memory moves from CPU to CPU only when the
 * sender looks.
 */
final class Backlog {
    private static final String NAME = "backlog";
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer memory;

    private Backlog(FileChannel file) throws IOException {
        this.memory = file.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
    }

    /** Makes it: the receiver's part, whose end is opened first. */
    static Backlog create(Path directory) throws IOException {
        try (FileChannel file = FileChannel.open(
                directory.resolve(NAME),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            file.write(ByteBuffer.allocate(Long.BYTES));
            return new Backlog(file);
        }
    }

    /** Maps what the receiver made, and removes its name. */
    static Backlog open(Path directory) throws IOException {
        Path path = directory.resolve(NAME);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Backlog backlog = new Backlog(file);
            Files.delete(path);
            return backlog;
        }
    }

    /** The receiver turns to message {@code number}: it takes it, or waits for it. */
    void at(long number) {
        LONG.setOpaque(memory, 0, number);
    }

    /**
     * Messages in flight when message {@code number} is sent: those behind the one that the receiver is at. One more may
     * wait, when the receiver has not yet begun to take its own. Negative when it is past this message already.
     */
    long behind(long number) {
        return number - (long) LONG.getOpaque(memory, 0);
    }
}
