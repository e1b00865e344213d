package io.github.ipcbench.linux;

import java.io.Closeable;
import java.nio.file.Path;

/**
 * A lock on a file against other processes: one {@code fcntl} takes it and one lets it go. The kernel drops it when this
 * process closes any descriptor of the file.
 *
 * <p>Arguments are a {@code struct flock}, on 64-bit Linux:
 *
 * <pre>
 *  0  l_type    2 bytes   F_WRLCK or F_UNLCK
 *  2  l_whence  2 bytes   SEEK_SET, 0
 *  8  l_start   8 bytes   0
 * 16  l_len     8 bytes   1
 * 24  l_pid     4 bytes   unused
 * 32
 * </pre>
 */
public final class FileLock implements Closeable {
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int LENGTH = 16;
    private static final int BYTES = 32;

    private final Linux linux;
    private final int file;
    private final NativeMemory lock;
    private final NativeMemory unlock;

    private FileLock(Linux linux, int file) {
        this.linux = linux;
        this.file = file;
        this.lock = argument(F_WRLCK);
        this.unlock = argument(F_UNLCK);
    }

    /** Opens the file, which must be there, for its lock alone. */
    public static FileLock open(Linux linux, Path path) {
        return new FileLock(linux, linux.openFile(path.toString(), Linux.O_RDWR | Linux.O_CLOEXEC));
    }

    private NativeMemory argument(short type) {
        NativeMemory argument = linux.memory(BYTES);
        argument.putShort(0, type);
        argument.putLong(LENGTH, 1);
        return argument;
    }

    /** Takes the lock, waiting for it as long as it takes. */
    public void lock() {
        long result;
        do {
            result = linux.fcntl(file, Linux.F_SETLKW, lock.address());
        } while (result == -Errno.EINTR);
        KernelException.requireDone("fcntl", result);
    }

    /** Lets the lock go. */
    public void unlock() {
        KernelException.requireDone("fcntl", linux.fcntl(file, Linux.F_SETLK, unlock.address()));
    }

    @Override
    public void close() {
        linux.close(file);
    }
}
