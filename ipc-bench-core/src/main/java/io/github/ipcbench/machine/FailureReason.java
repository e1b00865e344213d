package io.github.ipcbench.machine;

import io.github.ipcbench.linux.Errno;
import io.github.ipcbench.linux.KernelException;
import io.github.ipcbench.linux.NativeAccessException;
import java.util.List;
import java.util.function.Predicate;

/** What went wrong, in one line for whoever reads the error: the call, what it said, and likely why. */
public final class FailureReason {
    /**
     * What a failure likely means for whoever runs the tool.
     *
     * @param errnos the kernel's reasons that mean it
     * @param signs words of the JDK's exceptions that mean it: they have no errno
     */
    private record Advice(List<Integer> errnos, List<String> signs, String text) {
        boolean fits(Throwable failure) {
            return failure instanceof KernelException refused
                    ? errnos.contains(refused.errno())
                    : fits(failure.toString());
        }

        boolean fits(String words) {
            return signs.stream().anyMatch(words::contains);
        }
    }

    private static final String DIRECTORY_GONE = "something removed the run's private directory or what was in it; "
            + "does a cleaner of temporary files run here?";

    private static final Advice FULL = new Advice(
            List.of(Errno.ENOSPC),
            List.of("No space left on device"),
            "the file system is full; for files it is that of ipcbench.tempDirectory, for shared memory /dev/shm");

    private static final Advice QUOTA =
            new Advice(List.of(Errno.EDQUOT), List.of("Disk quota exceeded"), "the user's disk quota is used up");

    private static final List<Advice> ADVICE = List.of(
            FULL,
            QUOTA,
            new Advice(
                    List.of(Errno.EMFILE, Errno.ENFILE),
                    List.of("Too many open files"),
                    "the limit of open files is too low; see ulimit -n, and ipcbench.descriptors"),
            new Advice(
                    List.of(Errno.ETOOMANYREFS),
                    List.of(),
                    "more descriptors of this user are on their way than it may have open; see ulimit -n, and"
                            + " ipcbench.descriptors"),
            new Advice(
                    List.of(Errno.ENOMEM, Errno.ENOBUFS),
                    List.of("Cannot allocate memory", "insufficient memory"),
                    "memory is used up, or in pieces too small for one message, or limited by ulimit -v or the container;"
                            + " smaller messages (ipcbench.size) need less in one piece"),
            new Advice(
                    List.of(Errno.ENOLCK),
                    List.of("No locks available"),
                    "the file system knows no locks, or the kernel has no more of them"),
            new Advice(
                    List.of(Errno.ENOSYS),
                    List.of("Function not implemented"),
                    "this kernel, or the sandbox it is, has no such call"),
            new Advice(
                    List.of(Errno.EPERM, Errno.EACCES),
                    List.of("Operation not permitted"),
                    "a seccomp filter, a security module or a mount option forbids it, as in a hardened container"),
            new Advice(
                    List.of(),
                    List.of(
                            "NoClassDefFoundError: java/",
                            "NoClassDefFoundError: com/sun/",
                            "NoClassDefFoundError: sun/"),
                    "the workers' Java runtime is an image without that module; ipcbench.jvm can name a whole one"),
            new Advice(List.of(Errno.EROFS), List.of("Read-only file system"), "the file system has become read-only"),
            new Advice(
                    List.of(),
                    List.of("' is not writable"),
                    "native libraries cannot be unpacked there: on a read-only file system, or something removed it"),
            new Advice(
                    List.of(Errno.ENOENT), List.of("No such file or directory", "NoSuchFileException"), DIRECTORY_GONE),
            new Advice(
                    List.of(Errno.ECONNREFUSED, Errno.EPIPE, Errno.ENOTCONN),
                    List.of("Connection refused", "Broken pipe"),
                    "the other worker is gone; see its log"),
            new Advice(
                    List.of(Errno.EAGAIN),
                    List.of("unable to create native thread", "Resource temporarily unavailable"),
                    "too many processes or threads; see ulimit -u and the limits of the container"),
            new Advice(
                    List.of(),
                    List.of("OutOfMemoryError"),
                    "the worker's memory is too small for this message; ipcbench.jvmArgs can give it more, by -Xmx or "
                            + "-XX:MaxDirectMemorySize"),
            new Advice(
                    List.of(),
                    List.of("StackOverflowError"),
                    "the thread's stack is too small; ipcbench.jvmArgs can give -Xss"),
            new Advice(
                    List.of(),
                    List.of("unsafe memory access"),
                    "a page of the shared mapping is not there: something cut its file"),
            new Advice(
                    List.of(),
                    List.of("UnsatisfiedLinkError"),
                    "a native library could not be unpacked; is there room for it in the temporary directories, and is "
                            + "its file there still?"));

    private FailureReason() {}

    /**
     * Whether it is for want of room in a file system. A page of a mapping that cannot be had is another matter: room for
     * shared memory is taken before it is used, so that its file was cut.
     */
    public static boolean isOutOfSpace(Throwable failure) {
        return FULL.fits(failure) || QUOTA.fits(failure);
    }

    /** One line without a stack trace, which belongs to the log. */
    public static String of(Throwable failure) {
        boolean inOurWords = failure instanceof KernelException || failure instanceof NativeAccessException;
        return with(advice -> advice.fits(failure), inOurWords ? failure.getMessage() : failure.toString());
    }

    /** A message as it is, and the likely reason behind it where its words tell one. */
    public static String withLikelyReason(String what) {
        return with(advice -> advice.fits(what), what);
    }

    private static String with(Predicate<Advice> fits, String what) {
        return ADVICE.stream()
                .filter(fits)
                .findFirst()
                .map(advice -> what + " (likely: " + advice.text() + ")")
                .orElse(what);
    }
}
