package io.github.ipcbench.calls;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a call that no mode asked for usually comes from, in a Java worker on Linux. */
final class KnownCallSources {
    private static final String FILE_BY_NAME =
            "a JDK file class opened by name (RandomAccessFile, FileInputStream, FileOutputStream)"
                    + " or the first FileChannel.lock";
    private static final String HEAP = "the JVM's or the C library's memory management";
    private static final String SIGNALS = "signal handling";

    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("futex", "a lock, a parked thread or a safepoint of the JVM"),
            Map.entry("gettid", "the JVM"),
            Map.entry("mprotect", "the JVM: a safepoint page, or memory it commits"),
            Map.entry("madvise", HEAP),
            Map.entry("mmap", HEAP),
            Map.entry("munmap", HEAP),
            Map.entry("mremap", HEAP),
            Map.entry("brk", HEAP),
            Map.entry("fstat", FILE_BY_NAME),
            Map.entry("newfstatat", FILE_BY_NAME),
            Map.entry("statx", "a java.nio.file.Files method such as delete or exists"),
            Map.entry("sched_yield", "a spinning lock of the JVM, or a send that retries ENOBUFS"),
            Map.entry("fcntl", "a file lock, or a native socket library asking for descriptor flags (F_GETFL)"),
            Map.entry("restart_syscall", "a wait that goes on after a stop or a signal"),
            Map.entry("rt_sigreturn", SIGNALS),
            Map.entry("rt_sigprocmask", SIGNALS),
            Map.entry("clock_gettime", "a clock read that the vDSO does not serve"),
            Map.entry("gettimeofday", "a clock read that the vDSO does not serve"),
            Map.entry("getrusage", "the worker's own clocks, read inside the window"),
            Map.entry("membarrier", "the JVM: a thread handshake"),
            Map.entry("nanosleep", "a sleeping or backing-off thread"),
            Map.entry("clock_nanosleep", "a sleeping or backing-off thread"));

    /**
     * Calls the JVM, or the C library under it, makes on any thread of its own accord. Seen in 500 messages: up to 48
     * futex, two mprotect, one mmap.
     */
    private static final Set<String> MADE_BY_THE_RUNTIME = Set.of(
            "futex",
            "gettid",
            "madvise",
            "membarrier",
            "mmap",
            "mprotect",
            "restart_syscall",
            "rt_sigprocmask",
            "rt_sigreturn",
            "sched_yield");

    private KnownCallSources() {}

    static boolean mayBeTheRuntimes(String call) {
        return MADE_BY_THE_RUNTIME.contains(call);
    }

    static Optional<String> of(String call) {
        return Optional.ofNullable(SOURCES.get(call));
    }
}
