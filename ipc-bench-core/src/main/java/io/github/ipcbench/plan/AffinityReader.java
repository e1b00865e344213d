package io.github.ipcbench.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the pair of CPUs that the loops are pinned to, or finds one as told. */
final class AffinityReader {
    /** The most CPUs a Linux kernel for x86-64 can be built for. */
    private static final int MAX_CPUS = 8192;

    private static final String SAME = "same";
    private static final String SPLIT = "split";
    private static final Pattern CPU_PAIR = Pattern.compile("([0-9]{1,5})\\s*,\\s*([0-9]{1,5})");

    private AffinityReader() {}

    /** @param available the CPUs there are for us, ascending; empty when that is not known */
    static Optional<Affinity> read(PropertyReader properties, List<Integer> available) {
        Optional<String> word = properties.value(PlanProperty.AFFINITY).map(String::strip);
        if (word.filter(List.of(SAME, SPLIT)::contains).isPresent()) {
            return placed(properties, word.get(), available);
        }
        Optional<Affinity> affinity = properties.value(PlanProperty.AFFINITY).flatMap(value -> pair(properties, value));
        if (!available.isEmpty()) {
            affinity.ifPresent(pair -> Stream.of(pair.senderCpu(), pair.receiverCpu())
                    .filter(cpu -> !available.contains(cpu))
                    .forEach(cpu -> properties.refuse(
                            PlanProperty.AFFINITY,
                            "CPU " + cpu + " does not exist or is not allowed here; available: " + shown(available))));
        }
        return affinity;
    }

    private static Optional<Affinity> placed(PropertyReader properties, String word, List<Integer> available) {
        if (available.isEmpty()) {
            properties.refuse(
                    PlanProperty.AFFINITY,
                    Quoted.of(word)
                            + " cannot be chosen, since the CPUs that are allowed here are not known; valid: two"
                            + " CPU numbers, such as 0,1");
            return Optional.empty();
        }
        if (word.equals(SAME)) {
            return Optional.of(new Affinity(available.get(0), available.get(0)));
        }
        Optional<Affinity> split = CpuTopology.OF_THIS_MACHINE.split(available);
        if (split.isEmpty()) {
            properties.refuse(
                    PlanProperty.AFFINITY,
                    Quoted.of(word) + " has no two CPUs here that share a cache and no core; available: "
                            + shown(available) + "; valid: same, or two CPU numbers, such as 0,1");
        }
        return split;
    }

    private static Optional<Affinity> pair(PropertyReader properties, String value) {
        Matcher pair = CPU_PAIR.matcher(value.strip());
        if (pair.matches()) {
            int senderCpu = Integer.parseInt(pair.group(1));
            int receiverCpu = Integer.parseInt(pair.group(2));
            if (senderCpu < MAX_CPUS && receiverCpu < MAX_CPUS) {
                return Optional.of(new Affinity(senderCpu, receiverCpu));
            }
        }
        properties.refuse(
                PlanProperty.AFFINITY,
                Quoted.of(value) + " is not a pair of CPUs; valid: same, split, or the numbers of the sender's and"
                        + " the receiver's, from 0 to " + (MAX_CPUS - 1) + ", such as 0,1");
        return Optional.empty();
    }

    /** As a range where it is one: large machines have hundreds. */
    private static String shown(List<Integer> cpus) {
        int first = cpus.get(0);
        int last = cpus.get(cpus.size() - 1);
        return cpus.size() > 2 && last - first == cpus.size() - 1
                ? first + " to " + last
                : cpus.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
