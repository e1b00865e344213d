package io.github.ipcbench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ipcbench.plan.WorkerJvm;
import io.github.ipcbench.results.CpuAccounting;
import io.github.ipcbench.results.Environment;
import io.github.ipcbench.results.HostDetails;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.WorkerNoise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file that only informs, and all that can be wrong with it: nothing is thrown, what it tells is absent and never
 * zero, and what the others tell stays as it is.
 */
class OptionalSourcesTest {
    private static final WorkerJvm JVM = new WorkerJvm(Path.of(System.getProperty("java.home")), List.of());
    private static final CpuAccounting NOT_TRIED =
            new CpuAccounting(CpuAccounting.UNKNOWN, OptionalInt.empty(), "not tried");
    private static final String RELEASE = System.getProperty("os.version");
    private static final int AT_CLKTCK = 17;
    private static final String ABSENT = "absent";

    /** A file, and the facts that it alone tells. */
    private record Source(String file, Set<String> facts) {}

    private static final List<Source> SOURCES = List.of(
            new Source("proc/cpuinfo", Set.of("CPU")),
            new Source("proc/meminfo", Set.of("memory")),
            new Source("proc/loadavg", Set.of("load", "load of a run")),
            new Source("proc/stat", Set.of("CPUs", "busy", "steal")),
            new Source("proc/self/auxv", Set.of("busy", "steal")),
            new Source("proc/pressure/cpu", Set.of("pressure")),
            new Source("proc/self/cgroup", Set.of("quota", "memory limit", "throttled")),
            new Source("sys/fs/cgroup/a/cpu.max", Set.of("quota", "throttled")),
            new Source("sys/fs/cgroup/a/cpu.stat", Set.of("throttled")),
            new Source("sys/fs/cgroup/a/memory.max", Set.of("memory limit")),
            new Source("proc/self/mountinfo", Set.of("mount options")),
            new Source("proc/sys/net/core/wmem_max", Set.of("sysctls")),
            new Source("boot/config-" + RELEASE, Set.of("kernel options")),
            new Source("etc/os-release", Set.of("distribution")),
            new Source("sys/hypervisor/type", Set.of("hypervisor")),
            new Source("sys/devices/system/clocksource/clocksource0/current_clocksource", Set.of("clock source")),
            new Source("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", Set.of("governor")),
            new Source("sys/devices/system/cpu/cpu0/cache/index0/level", Set.of("caches")),
            new Source("sys/devices/system/cpu/cpu0/cache/index0/size", Set.of("caches")),
            new Source("sys/devices/system/cpu/cpu0/cache/index0/type", Set.of("caches")),
            new Source("proc/thread-self/status", Set.of("voluntary switches", "involuntary switches", "allowed CPUs")),
            new Source("proc/thread-self/sched", Set.of("migrations")),
            new Source("proc/thread-self/schedstat", Set.of("loop CPU", "run-queue delay")),
            new Source("proc/self/task/7/schedstat", Set.of("threads")),
            new Source("proc/self/task/7/comm", Set.of("threads")));

    /** What may really be zero: a load, a wait, a number of times; and names and numbers in which zero is a name. */
    private static final Set<String> MAY_BE_ZERO = Set.of(
            "load",
            "load of a run",
            "pressure",
            "throttled",
            "voluntary switches",
            "involuntary switches",
            "migrations",
            "allowed CPUs",
            "CPU",
            "distribution",
            "mount options",
            "threads");

    /** What may be wrong with a file. */
    private enum Fault {
        ABSENT {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
            }
        },
        EMPTY {
            @Override
            void befall(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        CUT {
            @Override
            void befall(Path file) throws IOException {
                byte[] whole = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            }
        },
        DIRECTORY {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
                Files.createDirectory(file);
            }
        },
        GARBAGE {
            @Override
            void befall(Path file) throws IOException {
                byte[] bytes = new byte[5000];
                new Random(18).nextBytes(bytes);
                Files.write(file, bytes);
            }
        },
        ZERO {
            @Override
            void befall(Path file) throws IOException {
                replaceNumbers(file, "0");
            }
        },
        NEGATIVE {
            @Override
            void befall(Path file) throws IOException {
                replaceNumbers(file, "-5");
            }
        },
        HUGE {
            @Override
            void befall(Path file) throws IOException {
                replaceNumbers(file, "99999999999999999999999");
            }
        },
        /** As a file that may not be read: it is there, and opening it fails, for root too. */
        UNREADABLE {
            @Override
            void befall(Path file) throws IOException {
                Files.delete(file);
                Files.createSymbolicLink(file, file);
            }
        };

        abstract void befall(Path file) throws IOException;

        private static void replaceNumbers(Path file, String number) throws IOException {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(file, text.replaceAll("(?<![a-z])[0-9]+", number), StandardCharsets.ISO_8859_1);
        }
    }

    @TempDir
    Path directory;

    static Stream<Arguments> faults() {
        return SOURCES.stream()
                .flatMap(source -> Arrays.stream(Fault.values()).map(fault -> Arguments.of(source, fault)));
    }

    @Test
    void withoutFaultEverythingIsKnown() throws IOException {
        assertThat(facts("whole", source -> false, Fault.ABSENT)).doesNotContainValue(ABSENT);
    }

    @Test
    void whereThereIsNothingNothingIsKnown() throws IOException {
        assertThat(facts("nothing", source -> true, Fault.ABSENT).values()).containsOnly(ABSENT);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatAFaultySourceTellsIsAbsentAndTheRestStays(Source source, Fault fault) throws IOException {
        Map<String, String> whole = facts("whole", any -> false, fault);

        Map<String, String> facts = facts("faulty", source::equals, fault);

        facts.forEach((name, value) -> {
            if (!source.facts().contains(name)) {
                assertThat(value).as(name).isEqualTo(whole.get(name));
            } else if (fault == Fault.GARBAGE && source.file().endsWith("comm")) {
                // A thread may have any name; its time is told all the same.
                assertThat(value).as(name).contains("OTHER=14000");
            } else if (fault != Fault.CUT && fault != Fault.ZERO && fault != Fault.NEGATIVE && fault != Fault.HUGE) {
                assertThat(value).as(name).isEqualTo(ABSENT);
            } else if (!MAY_BE_ZERO.contains(name)) {
                assertThat(value).as(name).doesNotMatch("-?0(\\.0)?|.*-[0-9].*|.*[= ]0\\b.*");
            }
        });
    }

    /** A kernel, or a copy of its file, whose counters do not move at all has not found the machine idle. */
    @Test
    void countersThatStandStillCountNothing() throws IOException {
        Path still = tree("still", 3);

        MachineNoise noise = MachineNoiseSample.under(still).until(MachineNoiseSample.under(still));

        assertThat(noise.busyNanos()).isEmpty();
        assertThat(noise.stealNanos()).isEmpty();
    }

    /** What is read of a machine, by name, some time passing between two samples. */
    private Map<String, String> facts(String name, Predicate<Source> isFaulty, Fault fault) throws IOException {
        Path before = tree(name + "-before", 1);
        Path after = tree(name + "-after", 3);
        for (Source source : SOURCES) {
            if (isFaulty.test(source)) {
                fault.befall(before.resolve(source.file()));
                fault.befall(after.resolve(source.file()));
            }
        }
        Map<String, String> facts = new TreeMap<>();
        machine(after, facts);
        noise(before, after, facts);
        return facts;
    }

    private void machine(Path root, Map<String, String> facts) {
        Environment environment = EnvironmentProbe.under(root, directory, JVM);
        put(facts, "CPU", environment.cpu().equals("unknown") ? "" : environment.cpu());
        put(facts, "memory", environment.memoryBytes());
        put(facts, "load", environment.loadAverage());
        HostDetails details = HostDetailsProbe.under(root, directory, NOT_TRIED, List.of());
        put(facts, "distribution", details.distribution());
        put(facts, "hypervisor", details.hypervisor());
        put(facts, "quota", details.cpuQuota());
        put(facts, "memory limit", details.memoryLimitBytes());
        put(facts, "caches", details.caches());
        put(facts, "kernel options", details.kernelOptions());
        put(facts, "clock source", details.clockSource());
        put(facts, "mount options", details.tempMountOptions());
        put(facts, "sysctls", details.sysctls());
        put(facts, "allowed CPUs", CpuAffinity.available(root));
    }

    private static void noise(Path before, Path after, Map<String, String> facts) {
        MachineNoise machine = MachineNoiseSample.under(before).until(MachineNoiseSample.under(after));
        put(facts, "CPUs", machine.cpus());
        put(facts, "busy", machine.busyNanos());
        put(facts, "steal", machine.stealNanos());
        put(facts, "pressure", machine.cpuPressureNanos());
        put(facts, "throttled", machine.throttledNanos());
        put(facts, "load of a run", machine.loadAverage());
        put(facts, "governor", machine.frequencyGovernor());
        WorkerNoise worker = WorkerNoiseSample.under(before, OptionalLong.empty())
                .until(WorkerNoiseSample.under(after, OptionalLong.empty()));
        put(facts, "loop CPU", worker.loopCpuNanos());
        put(facts, "run-queue delay", worker.runQueueDelayNanos());
        put(facts, "voluntary switches", worker.voluntarySwitches());
        put(facts, "involuntary switches", worker.involuntarySwitches());
        put(facts, "migrations", worker.migrations());
        put(facts, "threads", ThreadCpuTimes.under(after).since(ThreadCpuTimes.under(before)));
    }

    private static void put(Map<String, String> facts, String name, Object value) {
        String text = value.toString().replaceAll("^Optional(Int|Long|Double)?(\\.empty|\\[(.*)\\])$", "$3");
        facts.put(name, Set.of("", "[]", "{}").contains(text) ? ABSENT : text);
    }

    /** The files of a machine whose counters have come this far. */
    private Path tree(String name, int times) throws IOException {
        Path root = directory.resolve(name);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("proc/cpuinfo", "processor\t: 0\nmodel name\t: A CPU @ 2.70GHz\n");
        files.put("proc/meminfo", "MemTotal:       24689900 kB\nMemFree: 5 kB\n");
        files.put("proc/loadavg", "1.25 2.13 1.24 2/90 17910\n");
        files.put(
                "proc/stat",
                "cpu  " + 100 * times + " 1 200 3000 1 1 1 " + 40 * times + " 0 0\ncpu0 9 9 9 9 9 9 9 9 0 0\nctxt 5\n");
        files.put("proc/pressure/cpu", "some avg10=1.78 avg60=1.19 avg300=2.01 total=" + 19_000 * times + "\n");
        files.put("proc/self/cgroup", "0::/a\n");
        files.put("sys/fs/cgroup/a/cpu.max", "150000 100000\n");
        files.put("sys/fs/cgroup/a/cpu.stat", "nr_throttled 7\nthrottled_usec " + 900 * times + "\n");
        files.put("sys/fs/cgroup/a/memory.max", "1073741824\n");
        files.put("proc/self/mountinfo", "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/a rw,discard\n");
        files.put("proc/sys/net/core/wmem_max", "212992\n");
        files.put("boot/config-" + RELEASE, "#\nCONFIG_HZ=250\n");
        files.put("etc/os-release", "NAME=\"Some Linux\"\nVERSION_ID=\"12\"\n");
        files.put("sys/hypervisor/type", "xen\n");
        files.put("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        files.put("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "schedutil\n");
        files.put("sys/devices/system/cpu/cpu0/cache/index0/level", "1\n");
        files.put("sys/devices/system/cpu/cpu0/cache/index0/size", "48K\n");
        files.put("sys/devices/system/cpu/cpu0/cache/index0/type", "Data\n");
        files.put(
                "proc/thread-self/status",
                "Name:\tjava\nCpus_allowed_list:\t0-1\nvoluntary_ctxt_switches:\t" + 5 * times
                        + "\nnonvoluntary_ctxt_switches:\t" + 3 * times + "\n");
        files.put("proc/thread-self/sched", "java (1, #threads: 1)\nse.nr_migrations   :    " + 2 * times + "\n");
        files.put("proc/thread-self/schedstat", 7_000 * times + " " + 600 * times + " 9\n");
        files.put("proc/self/task/7/schedstat", 7_000 * times + " 600 9\n");
        files.put("proc/self/task/7/comm", "loop\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(root.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        write(
                root.resolve("proc/self/auxv"),
                ByteBuffer.allocate(4 * Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putLong(AT_CLKTCK)
                        .putLong(100)
                        .array());
        return root;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.write(file, content);
    }
}
