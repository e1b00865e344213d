package io.github.ipcbench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU time of each thread of this process, by thread id. Source: {@code /proc/self/task}, its {@code schedstat} (the
 * first field is time on a CPU, in nanoseconds) and {@code comm}.
 *
 * @param byThread name and CPU time of each thread alive when it was read
 */
public record ThreadCpuTimes(Map<Integer, ThreadTime> byThread) {
    private static final Path TASKS = Path.of("/proc/self/task");

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

    /** Reads all threads as they are now. */
    public static ThreadCpuTimes now() throws IOException {
        Map<Integer, ThreadTime> times = new HashMap<>();
        try (Stream<Path> tasks = Files.list(TASKS)) {
            for (Path task : tasks.toList()) {
                try {
                    times.put(Integer.valueOf(task.getFileName().toString()), read(task));
                } catch (NoSuchFileException e) {
                    // The thread ended while the list was read; its time is in the process's, not in any thread's.
                }
            }
        }
        return new ThreadCpuTimes(times);
    }

    private static ThreadTime read(Path task) throws IOException {
        String name = Files.readString(task.resolve("comm")).strip();
        String schedstat = Files.readString(task.resolve("schedstat"));
        return new ThreadTime(name, Long.parseLong(schedstat.substring(0, schedstat.indexOf(' '))));
    }

    /** CPU time since an earlier reading, by kind of thread; every kind is there. */
    public Map<Kind, Long> since(ThreadCpuTimes earlier) {
        Map<Kind, Long> sums = new java.util.EnumMap<>(Kind.class);
        List.of(Kind.values()).forEach(kind -> sums.put(kind, 0L));
        byThread.forEach((id, now) -> {
            ThreadTime before = earlier.byThread.get(id);
            long since = now.cpuNanos() - (before == null ? 0 : before.cpuNanos());
            sums.merge(Kind.of(now.name()), since, Long::sum);
        });
        return sums;
    }
}
