package io.github.ipcbench.linux;

import java.util.Map;

/** The kernel's reasons for refusing a call; the numbers of every processor that {@link Linux} knows. Source: errno(3). */
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EBUSY = 16;
    public static final int ENFILE = 23;
    public static final int EMFILE = 24;
    public static final int ENOSPC = 28;
    public static final int ESPIPE = 29;
    public static final int EROFS = 30;
    public static final int EPIPE = 32;
    public static final int ENOLCK = 37;
    public static final int ENOSYS = 38;
    public static final int EMSGSIZE = 90;
    public static final int ENOBUFS = 105;
    public static final int ENOTCONN = 107;
    public static final int ETOOMANYREFS = 109;
    public static final int ECONNREFUSED = 111;
    public static final int EDQUOT = 122;

    private record Words(String name, String meaning) {}

    private static final Map<Integer, Words> WORDS = Map.ofEntries(
            Map.entry(EPERM, new Words("EPERM", "operation not permitted")),
            Map.entry(ENOENT, new Words("ENOENT", "no such file or directory")),
            Map.entry(EINTR, new Words("EINTR", "interrupted by a signal")),
            Map.entry(EBADF, new Words("EBADF", "bad file descriptor")),
            Map.entry(EAGAIN, new Words("EAGAIN", "resource temporarily unavailable")),
            Map.entry(ENOMEM, new Words("ENOMEM", "cannot allocate memory")),
            Map.entry(EACCES, new Words("EACCES", "permission denied")),
            Map.entry(14, new Words("EFAULT", "bad address")),
            Map.entry(EBUSY, new Words("EBUSY", "in use")),
            Map.entry(3, new Words("ESRCH", "no such process")),
            Map.entry(17, new Words("EEXIST", "file exists")),
            Map.entry(20, new Words("ENOTDIR", "not a directory")),
            Map.entry(22, new Words("EINVAL", "invalid argument")),
            Map.entry(ENFILE, new Words("ENFILE", "too many open files in the system")),
            Map.entry(EMFILE, new Words("EMFILE", "too many open files")),
            Map.entry(27, new Words("EFBIG", "file too large")),
            Map.entry(ENOSPC, new Words("ENOSPC", "no space left on device")),
            Map.entry(ESPIPE, new Words("ESPIPE", "illegal seek")),
            Map.entry(EROFS, new Words("EROFS", "read-only file system")),
            Map.entry(EPIPE, new Words("EPIPE", "broken pipe")),
            Map.entry(36, new Words("ENAMETOOLONG", "file name too long")),
            Map.entry(ENOLCK, new Words("ENOLCK", "no locks available")),
            Map.entry(ENOSYS, new Words("ENOSYS", "no such call in this kernel")),
            Map.entry(EMSGSIZE, new Words("EMSGSIZE", "message too long")),
            Map.entry(104, new Words("ECONNRESET", "connection reset by peer")),
            Map.entry(ENOBUFS, new Words("ENOBUFS", "no buffer space available")),
            Map.entry(ENOTCONN, new Words("ENOTCONN", "not connected")),
            Map.entry(ETOOMANYREFS, new Words("ETOOMANYREFS", "too many descriptors in flight")),
            Map.entry(ECONNREFUSED, new Words("ECONNREFUSED", "connection refused")),
            Map.entry(EDQUOT, new Words("EDQUOT", "disk quota exceeded")));

    private Errno() {}

    /** Its name, such as {@code EMSGSIZE}; {@code errno 200} where we know none. */
    public static String name(int errno) {
        return WORDS.containsKey(errno) ? WORDS.get(errno).name() : "errno " + errno;
    }

    /** Its name and meaning, such as {@code EMSGSIZE, message too long}. */
    static String words(int errno) {
        return WORDS.containsKey(errno) ? name(errno) + ", " + WORDS.get(errno).meaning() : name(errno);
    }
}
