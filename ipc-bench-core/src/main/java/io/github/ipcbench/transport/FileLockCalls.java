package io.github.ipcbench.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
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
final class FileLockCalls implements Closeable {
    private static final int F_SETLK = 6;
    private static final int F_SETLKW = 7;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int LENGTH = 16;
    private static final int BYTES = 32;

    private final int file;
    private final Memory lock = argument(F_WRLCK);
    private final Memory unlock = argument(F_UNLCK);
    private final long lockAddress = Pointer.nativeValue(lock);
    private final long unlockAddress = Pointer.nativeValue(unlock);

    private FileLockCalls(int file) {
        this.file = file;
    }

    /** Opens the file, which must be there, for its lock alone. */
    static FileLockCalls open(Path path) {
        byte[] name = path.toString().getBytes(SystemCalls.pathCharset());
        try (Memory text = new Memory(name.length + 1L)) {
            text.clear();
            text.write(0, name, 0, name.length);
            return new FileLockCalls(
                    SystemCalls.open(Pointer.nativeValue(text), SystemCalls.O_RDWR | SystemCalls.O_CLOEXEC, 0));
        }
    }

    private static Memory argument(short type) {
        Memory argument = new Memory(BYTES);
        argument.clear();
        argument.setShort(0, type);
        argument.setLong(LENGTH, 1);
        return argument;
    }

    /** Takes the lock, waiting for it as long as it takes. */
    void lock() {
        while (true) {
            try {
                SystemCalls.fcntl(file, F_SETLKW, lockAddress);
                return;
            } catch (LastErrorException e) {
                if (e.getErrorCode() != SystemCalls.EINTR) {
                    throw e;
                }
            }
        }
    }

    /** Lets the lock go. */
    void unlock() {
        SystemCalls.fcntl(file, F_SETLK, unlockAddress);
    }

    @Override
    public void close() {
        SystemCalls.close(file);
        lock.close();
        unlock.close();
    }
}
