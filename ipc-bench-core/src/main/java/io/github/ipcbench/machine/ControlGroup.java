package io.github.ipcbench.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a container, or whoever else set limits, lets this process have (cgroups(7)): a limit of any group above counts too.
 * Version 2 has one tree of groups, version 1 one for each kind of limit.
 *
 * @param root the tree of groups, as usually mounted
 * @param memberships the lines of {@code /proc/self/cgroup}: {@code number:controllers:path}
 */
record ControlGroup(Path root, List<String> memberships) {
    private static final String TREE = "sys/fs/cgroup";
    private static final String MEMBERSHIPS = "proc/self/cgroup";

    /** What container engines leave at the top of what they run. */
    private static final List<Path> SIGNS =
            List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"), Path.of("/run/systemd/container"));

    private static final List<String> ENGINES = List.of("docker", "kubepods", "containerd", "libpod", "lxc");

    private static final long MICRO = 1_000;

    /** Version 1 says so where there is no limit: the largest number of whole pages. */
    private static final long UNLIMITED_FROM = 1L << 60;

    static ControlGroup ofThisProcess() {
        return under(Path.of("/"));
    }

    /** @param root of the file system */
    static ControlGroup under(Path root) {
        return new ControlGroup(
                root.resolve(TREE), SystemFile.lines(root.resolve(MEMBERSHIPS)).orElse(List.of()));
    }

    /** Whether a container's engine started this process, as far as it leaves signs. */
    boolean inContainer() {
        return SIGNS.stream().anyMatch(Files::exists)
                || memberships.stream().anyMatch(line -> ENGINES.stream().anyMatch(line::contains));
    }

    /** How many CPUs' time the process may take at most. */
    OptionalDouble cpuQuota() {
        return Stream.concat(
                        groups("").flatMap(group -> SystemFile.value(group.resolve("cpu.max")).stream()),
                        groups("cpu").flatMap(ControlGroup::quotaAndPeriod))
                .map(line -> line.split("\\s+", -1))
                .filter(fields -> fields.length == 2)
                .map(fields -> List.of(ProcFormat.number(fields[0]), ProcFormat.number(fields[1])))
                .filter(numbers ->
                        numbers.get(0).orElse(0) > 0 && numbers.get(1).orElse(0) > 0)
                .mapToDouble(numbers ->
                        (double) numbers.get(0).getAsLong() / numbers.get(1).getAsLong())
                .min();
    }

    private static Stream<String> quotaAndPeriod(Path group) {
        return SystemFile.value(group.resolve("cpu.cfs_quota_us"))
                .flatMap(quota ->
                        SystemFile.value(group.resolve("cpu.cfs_period_us")).map(period -> quota + " " + period))
                .stream();
    }

    /** How long the groups were held back so far because their quota was used up; absent where none has a quota. */
    OptionalLong throttledNanos() {
        if (cpuQuota().isEmpty()) {
            return OptionalLong.empty();
        }
        return Stream.concat(
                        groups("").flatMap(group -> throttled(group, "throttled_usec", MICRO)),
                        groups("cpu").flatMap(group -> throttled(group, "throttled_time", 1)))
                .reduce(Long::sum)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Stream<Long> throttled(Path group, String key, long unitNanos) {
        return SystemFile.lines(group.resolve("cpu.stat")).orElse(List.of()).stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> Absent.times(
                        ProcFormat.number(line.substring(key.length() + 1).strip()), unitNanos))
                .flatMap(nanos -> nanos.stream().boxed());
    }

    /** The most memory the process may have. */
    OptionalLong memoryLimit() {
        return Stream.concat(
                        groups("").map(group -> group.resolve("memory.max")),
                        groups("memory").map(group -> group.resolve("memory.limit_in_bytes")))
                .flatMap(file -> SystemFile.value(file).stream())
                .flatMapToLong(value -> ProcFormat.number(value).stream())
                .filter(bytes -> bytes > 0 && bytes < UNLIMITED_FROM)
                .min();
    }

    /**
     * The process's group and those above, where they can be seen: in a container the path may be that of the host.
     *
     * @param controller of version 1, or empty for the one tree of version 2
     */
    private Stream<Path> groups(String controller) {
        Path tree = controller.isEmpty() ? root : root.resolve(controller);
        return path(controller).stream()
                .flatMap(path -> withParents(tree, path).stream())
                .filter(Files::isDirectory);
    }

    private Optional<String> path(String controller) {
        return memberships.stream()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3
                        && (controller.isEmpty()
                                ? fields[1].isEmpty()
                                : List.of(fields[1].split(",", -1)).contains(controller)))
                .map(fields -> fields[2])
                .findFirst();
    }

    private static List<Path> withParents(Path tree, String path) {
        List<Path> groups = new ArrayList<>(List.of(tree));
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty() && !name.equals("..") && name.indexOf('\0') < 0) {
                groups.add(groups.get(groups.size() - 1).resolve(name));
            }
        }
        return groups;
    }
}
