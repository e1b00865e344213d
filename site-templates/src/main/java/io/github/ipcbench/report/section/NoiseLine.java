package io.github.ipcbench.report.section;

import io.github.ipcbench.report.text.Numbers;
import io.github.ipcbench.report.text.Text;
import io.github.ipcbench.results.MachineNoise;
import io.github.ipcbench.results.NoiseRecord;
import io.github.ipcbench.results.WorkerNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The noise of one run in one line: what both workers met, as sender + receiver, then the machine. */
final class NoiseLine {
    private NoiseLine() {}

    /** What the kernel does not tell is left out. */
    static String of(NoiseRecord noise) {
        List<String> parts = new ArrayList<>();
        both(parts, "waited for a CPU ", noise, WorkerNoise::runQueueDelayNanos, NoiseLine::seconds);
        both(parts, "involuntary switches ", noise, WorkerNoise::involuntarySwitches, Numbers::whole);
        both(parts, "migrations ", noise, WorkerNoise::migrations, Numbers::whole);
        MachineNoise machine = noise.machine();
        machine.busyNanos()
                .ifPresent(busy -> parts.add("machine busy " + seconds(busy)
                        + (machine.cpus().isPresent()
                                ? " of " + machine.cpus().getAsInt() + " × " + seconds(machine.wallNanos())
                                : "")));
        machine.stealNanos().ifPresent(steal -> parts.add("stolen " + seconds(steal)));
        machine.cpuPressureNanos().ifPresent(pressure -> parts.add("CPU pressure " + seconds(pressure)));
        machine.throttledNanos().ifPresent(held -> parts.add("held back by a quota " + seconds(held)));
        machine.loadAverage().ifPresent(load -> parts.add("load " + Numbers.fixed(load, 2)));
        machine.frequencyGovernor().ifPresent(governor -> parts.add("governor " + Text.line(governor)));
        return String.join(", ", parts);
    }

    private static void both(
            List<String> parts,
            String name,
            NoiseRecord noise,
            Function<WorkerNoise, OptionalLong> value,
            LongFunction<String> shown) {
        OptionalLong sender = value.apply(noise.sender());
        OptionalLong receiver = value.apply(noise.receiver());
        if (sender.isPresent() && receiver.isPresent()) {
            parts.add(name + shown.apply(sender.getAsLong()) + " + " + shown.apply(receiver.getAsLong()));
        }
    }

    private static String seconds(long nanos) {
        return Numbers.seconds(nanos) + " s";
    }
}
