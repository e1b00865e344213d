package io.github.ipcbench.calls;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.session.InstrumentedRuns;
import io.github.ipcbench.session.InstrumentedRuns.InstrumentedPair;
import io.github.ipcbench.session.RunVoidedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs worker pairs under strace and reads what it wrote.
 *
 * @param strace the strace that works here
 * @param taskset the program that pins a worker and its tracer to one CPU; without it they are not pinned
 * @param placement the CPUs of sender and receiver
 * @param directory where traces are written; each is removed once it is read
 * @param injections faults to inject into the traced worker, in strace's own words; none but in tests
 */
public record Tracer(
        StraceAvailability.Available strace,
        Optional<Path> taskset,
        Affinity placement,
        Path directory,
        List<String> injections) {

    /** Where strace writes what nobody is to read. */
    private static final Path NOWHERE = Path.of("/dev/null");

    public Tracer {
        injections = List.copyOf(injections);
    }

    /**
     * A tracer of this machine.
     *
     * @param placement the CPUs of sender and receiver
     * @param directory where traces are written
     */
    public static Tracer here(StraceAvailability.Available strace, Affinity placement, Path directory) {
        return new Tracer(strace, StraceProbe.here().program("taskset"), placement, directory, List.of());
    }

    /** Name and version of the tracer. */
    String name() {
        return strace.tracer();
    }

    /** Puts each worker on its CPU, and does not trace it. */
    InstrumentedRuns.Wrapper placed() {
        return (side, command) -> pinned(cpu(side), command);
    }

    /**
     * A worker pair one of whose ends has its listed calls traced, to be timed. The other end is profiled, and stopped by a
     * tracer of its own before each step.
     */
    InstrumentedPair timing(Side traced, Mode mode, CallList calls) {
        return new InstrumentedPair(
                "trace-" + traced.id(),
                side -> side == traced ? Instrument.TRACE_MARKERS : Instrument.STOPPED_STEP_PROFILE,
                (side, command) -> pinned(
                        cpu(side),
                        side == traced
                                ? wrapped(command, TraceScope.only(calls), traceFile(mode, side))
                                : wrapped(command, new TraceScope.Stops(), NOWHERE)));
    }

    /**
     * Shows every call of both workers at full speed; that they wait for each other's tracers changes no count.
     *
     * @return what each loop thread did in the measured window
     */
    Map<Side, TraceWindow> count(InstrumentedRuns runs, Mode mode, long messages)
            throws IOException, RunVoidedException, InterruptedException {
        runs.trace(
                mode,
                messages,
                (side, command) -> pinned(cpu(side), wrapped(command, TraceScope.allCalls(), traceFile(mode, side))));
        Map<Side, TraceWindow> windows = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            windows.put(side, read(mode, side));
        }
        return windows;
    }

    /** Reads what the loop thread of a traced worker did in the measured window, and removes the trace. */
    TraceWindow read(Mode mode, Side side) throws IOException {
        Path file = traceFile(mode, side);
        TraceWindow window = window(file);
        Files.delete(file);
        return window;
    }

    private Path traceFile(Mode mode, Side side) {
        return directory
                .resolve("trace-" + mode.id() + "-" + side.id() + ".strace")
                .toAbsolutePath();
    }

    private int cpu(Side side) {
        return switch (side) {
            case SENDER -> placement.senderCpu();
            case RECEIVER -> placement.receiverCpu();
        };
    }

    private List<String> wrapped(List<String> command, TraceScope scope, Path file) {
        boolean shown = !(scope instanceof TraceScope.Stops);
        return new StraceCommand(strace.executable(), scope, file, shown ? injections : List.of()).wrap(command);
    }

    private List<String> pinned(int cpu, List<String> command) {
        if (taskset.isEmpty()) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of(taskset.get().toString(), "--cpu-list", Integer.toString(cpu)));
        pinned.addAll(command);
        return pinned;
    }

    private static TraceWindow window(Path file) throws IOException {
        TraceWindowCollector collector = new TraceWindowCollector();
        try {
            new StraceParser().parse(file, collector);
            return collector.window();
        } catch (StraceFormatException | TraceWindowException e) {
            throw new IOException("the trace cannot be used: " + e.getMessage() + "; it is kept: " + file, e);
        }
    }
}
