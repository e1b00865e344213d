package io.github.ipcbench.calls;

import io.github.ipcbench.calls.strace.StraceAvailability;
import io.github.ipcbench.calls.strace.StraceCommand;
import io.github.ipcbench.calls.strace.StraceFormatException;
import io.github.ipcbench.calls.strace.StraceParser;
import io.github.ipcbench.calls.strace.StraceProbe;
import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.RunVoidedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs worker pairs under strace and reads what it wrote.
 *
 * @param strace the strace that works here
 * @param taskset the program that pins a worker and its tracer to one CPU; without it they are not pinned
 * @param placement the CPUs of sender and receiver; absent where it is not known which there are: then they are not pinned
 * @param directory where traces are written; each is removed once it is read
 * @param injections faults to inject into the traced workers, in strace's own words; none but in tests
 */
public record Tracer(
        StraceAvailability.Available strace,
        Optional<Path> taskset,
        Optional<Affinity> placement,
        Path directory,
        List<String> injections) {

    public Tracer {
        injections = List.copyOf(injections);
    }

    /**
     * A tracer of this machine.
     *
     * @param cpus CPUs that workers may be placed on, none when not known; each side and its tracer get one, as far apart
     *     as possible
     */
    public static Tracer here(StraceAvailability.Available strace, BenchmarkPlan plan, List<Integer> cpus) {
        Optional<Affinity> placement = plan.base()
                .affinity()
                .or(() -> cpus.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Affinity(cpus.get(0), cpus.get(cpus.size() - 1))));
        return new Tracer(
                strace,
                StraceProbe.here().program("taskset"),
                placement,
                plan.output().directory().resolve("logs"),
                List.of());
    }

    /** Name and version of the tracer. */
    String name() {
        return strace.tracer();
    }

    /**
     * Runs a case with every call of both workers traced.
     *
     * @return what each loop thread did in the measured window
     */
    BothEnds<TraceWindow> trace(CallRuns runs, Case key, long messages)
            throws IOException, RunVoidedException, InterruptedException {
        runs.trace(key, messages, (side, command) -> pinned(side, traced(command, traceFile(key, side))));
        return new BothEnds<>(read(traceFile(key, Side.SENDER)), read(traceFile(key, Side.RECEIVER)));
    }

    private Path traceFile(Case key, Side side) {
        return directory
                .resolve("trace-" + key.mode() + "-" + side.id() + ".strace")
                .toAbsolutePath();
    }

    private static int cpu(Affinity placement, Side side) {
        return switch (side) {
            case SENDER -> placement.senderCpu();
            case RECEIVER -> placement.receiverCpu();
        };
    }

    private List<String> traced(List<String> command, Path file) {
        return new StraceCommand(strace.executable(), file, injections).wrap(command);
    }

    private List<String> pinned(Side side, List<String> command) {
        if (taskset.isEmpty() || placement.isEmpty()) {
            return command;
        }
        List<String> pinned = new ArrayList<>(
                List.of(taskset.get().toString(), "--cpu-list", Integer.toString(cpu(placement.get(), side))));
        pinned.addAll(command);
        return pinned;
    }

    private static TraceWindow read(Path file) throws IOException {
        TraceWindow.Collector collector = new TraceWindow.Collector();
        try {
            new StraceParser().parse(file, collector);
            TraceWindow window = collector.window();
            Files.delete(file);
            return window;
        } catch (StraceFormatException | TraceWindow.NotWholeException e) {
            throw new IOException("the trace cannot be used: " + e.getMessage() + "; it is kept: " + file, e);
        }
    }
}
