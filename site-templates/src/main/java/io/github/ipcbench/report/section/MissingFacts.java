package io.github.ipcbench.report.section;

import io.github.ipcbench.results.HostDetails;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.Results;
import io.github.ipcbench.results.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Facts that a session asked for and this machine does not give, by name: no figure stands for them. */
final class MissingFacts {
    private MissingFacts() {}

    /** The names; empty when there is none. */
    static Optional<String> of(Results results) {
        List<String> names = new ArrayList<>();
        results.environment().details().ifPresent(details -> ofMachine(details, names));
        List<NoiseRecord> noise = results.runs().stream()
                .map(RunResult::noise)
                .flatMap(Optional::stream)
                .toList();
        if (!noise.isEmpty()) {
            ofRuns(noise, names);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private static void ofMachine(HostDetails details, List<String> names) {
        note(details.distribution().isEmpty(), "the distribution", names);
        note(details.caches().isEmpty(), "CPU caches", names);
        note(details.kernelOptions().isEmpty(), "kernel options", names);
        note(details.clockSource().isEmpty(), "the clock source", names);
        note(details.tempMountOptions().isEmpty(), "mount options of the temporary directory", names);
        note(details.sysctls().isEmpty(), "kernel settings for sockets", names);
    }

    private static void ofRuns(List<NoiseRecord> noise, List<String> names) {
        note(
                never(noise, NoiseRecord::machine, one -> one.busyNanos().isPresent()),
                "CPU time of other processes",
                names);
        note(never(noise, NoiseRecord::machine, one -> one.stealNanos().isPresent()), "steal", names);
        note(never(noise, NoiseRecord::machine, one -> one.cpuPressureNanos().isPresent()), "CPU pressure", names);
        note(never(noise, NoiseRecord::sender, one -> one.runQueueDelayNanos().isPresent()), "run-queue delay", names);
        note(never(noise, NoiseRecord::sender, one -> one.voluntarySwitches().isPresent()), "context switches", names);
        note(never(noise, NoiseRecord::sender, one -> one.migrations().isPresent()), "migrations", names);
    }

    private static <T> boolean never(List<NoiseRecord> noise, Function<NoiseRecord, T> part, Predicate<T> known) {
        return noise.stream().map(part).noneMatch(known);
    }

    private static void note(boolean missing, String name, List<String> names) {
        if (missing) {
            names.add(name);
        }
    }
}
