package io.github.ipcbench.transport.shared;

import io.github.ipcbench.linux.Linux;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Memory that both ends have mapped, by a file; for as long as this object is reachable.
 *
 * @param buffer all of it, in the machine's byte order
 * @param address where it begins
 */
public record SharedMemory(MappedByteBuffer buffer, long address) {
    private static final int CHUNK_BYTES = 1 << 16;

    /**
     * Makes the file, which must not be there, for the owner alone, and fills it with zeros, so that a full file system is an
     * error here and not a fault in mid-run.
     *
     * @param what it is, for an error
     */
    public static SharedMemory create(Linux linux, Path path, long bytes, String what) throws IOException {
        try (FileChannel file = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES);
            long rest = bytes;
            while (rest > 0) {
                rest -= file.write(zeros.clear().limit((int) Math.min(rest, zeros.capacity())));
            }
            return mapped(linux, file, bytes);
        } catch (IOException e) {
            throw new IOException(
                    what + ": its file could not be made: " + e.getMessage() + "; " + path + " takes " + bytes
                            + " bytes",
                    e);
        }
    }

    /** Maps the file that the other end made. */
    public static SharedMemory open(Linux linux, Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return mapped(linux, file, file.size());
        }
    }

    private static SharedMemory mapped(Linux linux, FileChannel file, long bytes) throws IOException {
        MappedByteBuffer buffer = file.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
        buffer.order(ByteOrder.nativeOrder());
        return new SharedMemory(buffer, linux.addressOf(buffer));
    }
}
