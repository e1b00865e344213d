package io.github.ipcbench.machine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong, in one line for whoever reads the error: the call, what it said, and likely why. */
public final class FailureReason {
    /** Words or error numbers of a failure's message, and what they likely mean for whoever runs the tool. */
    private record Advice(List<String> signs, String text) {}

    private static final String DIRECTORY_GONE = "something removed the run's private directory or what was in it; "
            + "does a cleaner of temporary files run here?";

    private static final List<Advice> ADVICE = List.of(
            new Advice(
                    List.of("[28]", "No space left on device"),
                    "the file system is full; for files it is that of ipcbench.tempDirectory, for shared memory /dev/shm"),
            new Advice(List.of("[122]", "Disk quota exceeded"), "the user's disk quota is used up"),
            new Advice(
                    List.of("[24]", "[23]", "Too many open files"),
                    "the limit of open files is too low; see ulimit -n, and ipcbench.descriptors"),
            new Advice(List.of("[30]", "Read-only file system"), "the file system has become read-only"),
            new Advice(
                    List.of("' is not writable"),
                    "native libraries cannot be unpacked there: on a read-only file system, or something removed it"),
            new Advice(List.of("[2]", "No such file or directory", "NoSuchFileException"), DIRECTORY_GONE),
            new Advice(
                    List.of("[111]", "[32]", "[107]", "Connection refused", "Broken pipe"),
                    "the other worker is gone; see its log"),
            new Advice(
                    List.of("unable to create native thread", "Resource temporarily unavailable"),
                    "too many processes or threads; see ulimit -u and the limits of the container"),
            new Advice(
                    List.of("OutOfMemoryError"),
                    "the worker's memory is too small for this message; ipcbench.jvmArgs can give it more, by -Xmx or "
                            + "-XX:MaxDirectMemorySize"),
            new Advice(
                    List.of("StackOverflowError"), "the thread's stack is too small; ipcbench.jvmArgs can give -Xss"),
            new Advice(
                    List.of("unsafe memory access"),
                    "a page of the shared mapping could not be had; /dev/shm is full, or the file was cut"),
            new Advice(
                    List.of("UnsatisfiedLinkError"),
                    "a native library could not be unpacked; is there room for it in the temporary directories, and is "
                            + "its file there still?"));

    private FailureReason() {}

    /** One line without a stack trace, which belongs to the log. */
    public static String of(Throwable failure) {
        String what = systemCall(failure)
                .map(call -> call + ": " + failure.getMessage())
                .orElseGet(failure::toString);
        return withLikelyReason(what);
    }

    /** A message as it is, and the likely reason behind it where its words tell one. */
    public static String withLikelyReason(String what) {
        return ADVICE.stream()
                .filter(advice -> advice.signs().stream().anyMatch(what::contains))
                .findFirst()
                .map(advice -> what + " (likely: " + advice.text() + ")")
                .orElse(what);
    }

    /** The call that failed, where it was one of the transport's own: its exception does not name it. */
    private static Optional<String> systemCall(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .limit(1)
                .filter(frame -> frame.getClassName().endsWith(".SystemCalls"))
                .map(StackTraceElement::getMethodName)
                .findFirst();
    }
}
