package io.github.ipcbench.machine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Readers of the text formats under {@code /proc} (proc(5)); what a text does not hold is absent. */
final class ProcFormat {
    private static final long AT_CLKTCK = 17;
    private static final String DIGITS = "\\d{1,18}";

    private ProcFormat() {}

    /**
     * The fields of a thread's {@code schedstat}.
     *
     * @param cpuNanos time on a CPU
     * @param runQueueDelayNanos time ready but waiting for a CPU
     */
    record SchedStat(long cpuNanos, long runQueueDelayNanos) {}

    /** Reads {@code schedstat}; a kernel that keeps no count shows three zeros, even to a thread that runs. */
    static Optional<SchedStat> schedStat(String text) {
        List<String> fields = words(text);
        if (fields.size() < 3
                || !fields.stream().allMatch(field -> field.matches(DIGITS))
                || fields.stream().limit(3).allMatch("0"::equals)) {
            return Optional.empty();
        }
        return Optional.of(new SchedStat(Long.parseLong(fields.get(0)), Long.parseLong(fields.get(1))));
    }

    /** A whole number from lines of the form {@code key : value}, as in {@code status} and {@code sched}. */
    static OptionalLong counter(List<String> lines, String key) {
        return lines.stream()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
                .map(parts -> number(parts[1].strip()))
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /**
     * The first line of {@code /proc/stat}, in clock ticks of the user interface (sysconf(_SC_CLK_TCK)).
     *
     * @param allTicks with those in which nothing ran
     * @param busyTicks user, nice, system, irq and softirq; guests are in user already
     * @param stealTicks taken by the hypervisor
     */
    record CpuTicks(long allTicks, long busyTicks, long stealTicks) {}

    /** Reads the line of all CPUs: {@code cpu user nice system idle iowait irq softirq steal ...}. */
    static Optional<CpuTicks> cpuTicks(List<String> lines) {
        return lines.stream()
                .map(ProcFormat::words)
                .filter(words -> words.size() >= 9 && words.get(0).equals("cpu"))
                .filter(words -> words.stream().skip(1).limit(8).allMatch(word -> word.matches(DIGITS)))
                .map(words -> words.stream()
                        .skip(1)
                        .limit(8)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(ticks -> new CpuTicks(
                        Arrays.stream(ticks).sum(), ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6], ticks[7]))
                .findFirst();
    }

    /** The length of a clock tick of the user interface, from {@code auxv}: pairs of longs, a type and a value (getauxval(3)). */
    static OptionalLong userTickNanos(ByteBuffer vector) {
        while (vector.remaining() >= 2 * Long.BYTES) {
            long type = vector.getLong();
            long value = vector.getLong();
            if (type == AT_CLKTCK && value > 0 && value <= 1_000_000_000) {
                return OptionalLong.of(1_000_000_000 / value);
            }
        }
        return OptionalLong.empty();
    }

    /** Number of CPUs that {@code /proc/stat} lists one by one; absent when it lists none. */
    static OptionalInt onlineCpus(List<String> lines) {
        int cpus =
                (int) lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
        return cpus > 0 ? OptionalInt.of(cpus) : OptionalInt.empty();
    }

    /** Microseconds from the {@code some} line of a pressure file. */
    static OptionalLong pressureMicros(List<String> lines) {
        return lines.stream()
                .map(ProcFormat::words)
                .filter(words -> !words.isEmpty() && words.get(0).equals("some"))
                .flatMap(List::stream)
                .filter(word -> word.startsWith("total="))
                .map(word -> number(word.substring("total=".length())))
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** The one-minute average, first word of {@code /proc/loadavg}. */
    static OptionalDouble loadAverage(String text) {
        return words(text).stream()
                .limit(1)
                .filter(word -> word.matches("\\d{1,9}\\.\\d{1,9}"))
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    /** A whole number, 0 or greater, that fits comfortably into a long. */
    static OptionalLong number(String text) {
        return text.matches(DIGITS) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
