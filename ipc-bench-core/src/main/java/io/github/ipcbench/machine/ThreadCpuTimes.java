package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CPU time of each thread of this process, by thread id. Source: {@code /proc/self/task}, its {@code schedstat} (the
 * first field is time on a CPU, in nanoseconds) and {@code comm}.
 *
 * @param byThread name and CPU time of each thread alive when it was read
 */
public record ThreadCpuTimes(Map<Integer, ThreadTime> byThread) {
    private static final String TASKS = "proc/self/task";

    public ThreadCpuTimes {
        byThread = Map.copyOf(byThread);
    }

    /**
     * One thread.
     *
     * @param name as the kernel knows it, at most 15 bytes
     * @param cpuNanos time on a CPU since the thread began
     */
    public record ThreadTime(String name, long cpuNanos) {}

    /** What kind of work a JVM thread does, told by its name. */
    public enum Kind {
        LOOP,
        JIT,
        GC,
        OTHER;

        /** The serial collector works in the VM thread; other collectors have threads of their own. */
        static Kind of(String threadName) {
            if (threadName.equals("loop")) {
                return LOOP;
            } else if (threadName.startsWith("C1 Compiler") || threadName.startsWith("C2 Compiler")) {
                return JIT;
            } else if (threadName.startsWith("GC ") || threadName.startsWith("G1 ") || threadName.equals("VM Thread")) {
                return GC;
            }
            return OTHER;
        }
    }

    /** Reads all threads as they are now; those that the kernel does not tell of are absent. */
    public static ThreadCpuTimes now() {
        return under(Path.of("/"));
    }

    /** @param root of the file system that tells */
    static ThreadCpuTimes under(Path root) {
        Map<Integer, ThreadTime> times = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(root.resolve(TASKS), "[0-9]*")) {
            for (Path task : tasks) {
                // One that ended while the list was read is absent: its time is in the process's, not in any thread's.
                read(task)
                        .ifPresent(time ->
                                times.put(Integer.valueOf(task.getFileName().toString()), time));
            }
        } catch (IOException | DirectoryIteratorException notTold) {
            return new ThreadCpuTimes(Map.of());
        }
        return new ThreadCpuTimes(times);
    }

    private static Optional<ThreadTime> read(Path task) {
        Optional<String> name = SystemFile.value(task.resolve("comm"));
        return SystemFile.text(task.resolve("schedstat"))
                .flatMap(ProcFormat::schedStat)
                .flatMap(times -> name.map(word -> new ThreadTime(word, times.cpuNanos())));
    }

    /** CPU time since an earlier reading, by kind of thread: every kind, or none where the kernel counts for no thread. */
    public Map<Kind, Long> since(ThreadCpuTimes earlier) {
        Map<Kind, Long> sums = new java.util.EnumMap<>(Kind.class);
        if (byThread.isEmpty()) {
            return sums;
        }
        List.of(Kind.values()).forEach(kind -> sums.put(kind, 0L));
        byThread.forEach((id, now) -> {
            ThreadTime before = earlier.byThread.get(id);
            long since = now.cpuNanos() - (before == null ? 0 : before.cpuNanos());
            sums.merge(Kind.of(now.name()), since, Long::sum);
        });
        return sums;
    }
}
