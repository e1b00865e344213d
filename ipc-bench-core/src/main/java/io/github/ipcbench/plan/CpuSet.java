package io.github.ipcbench.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of CPU numbers; prints as the kernel's list format, such as {@code 0-3,8}.
 *
 * @param cpus ascending, each once
 */
public record CpuSet(List<Integer> cpus) {
    /** No kernel numbers more than 8,192 CPUs. */
    private static final Pattern LIST = Pattern.compile("[0-9]{1,4}(-[0-9]{1,4})?(,[0-9]{1,4}(-[0-9]{1,4})?)*");

    public CpuSet {
        cpus = cpus.stream().sorted().distinct().toList();
        if (!cpus.isEmpty() && cpus.get(0) < 0) {
            throw new IllegalArgumentException("CPU numbers are 0 or greater, got " + cpus.get(0));
        }
    }

    /** The set of one CPU. */
    public static CpuSet of(int cpu) {
        return new CpuSet(List.of(cpu));
    }

    /** Reads the kernel's list format; absent when it is none, or names no CPU. */
    public static Optional<CpuSet> ofList(String list) {
        if (!LIST.matcher(list).matches()) {
            return Optional.empty();
        }
        BitSet bits = new BitSet();
        for (String range : list.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            if (first > last) {
                return Optional.empty();
            }
            bits.set(first, last + 1);
        }
        return Optional.of(new CpuSet(bits.stream().boxed().toList()));
    }

    /** The kernel's mask of this set in {@code longs} longs: a bit per CPU, CPU 0 in the lowest bit of the first. */
    public long[] mask(int longs) {
        if (!cpus.isEmpty() && cpus.get(cpus.size() - 1) >= longs * Long.SIZE) {
            throw new IllegalArgumentException("CPU numbers are below " + longs * Long.SIZE + ", got " + this);
        }
        long[] mask = new long[longs];
        for (int cpu : cpus) {
            mask[cpu / Long.SIZE] |= 1L << cpu % Long.SIZE;
        }
        return mask;
    }

    /** Whether the CPU is in the set. */
    public boolean contains(int cpu) {
        return cpus.contains(cpu);
    }

    @Override
    public String toString() {
        BitSet bits = new BitSet();
        cpus.forEach(bits::set);
        return bits.stream()
                .filter(cpu -> cpu == 0 || !bits.get(cpu - 1))
                .mapToObj(first -> range(first, bits.nextClearBit(first) - 1))
                .collect(Collectors.joining(","));
    }

    private static String range(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
