package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.runner.InstrumentedRuns;
import io.github.ipcbench.runner.RunVoidedException;
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
 * @param placement the CPUs of sender and receiver
 * @param directory where traces are written; each is removed once it is read
 */
public record Tracer(StraceAvailability.Available strace, Optional<Path> taskset, Affinity placement, Path directory) {

    /**
     * What the two loop threads did.
     *
     * @param sender in the sender
     * @param receiver in the receiver
     */
    record Windows(TraceWindow sender, TraceWindow receiver) {}

    /** Name and version of the tracer. */
    String name() {
        return strace.tracer();
    }

    Windows trace(InstrumentedRuns runs, Mode mode, long messages, TraceScope scope)
            throws IOException, RunVoidedException, InterruptedException {
        Path sender = traceFile(mode, "sender");
        Path receiver = traceFile(mode, "receiver");
        runs.trace(
                mode,
                messages,
                command -> pinned(placement.senderCpu(), wrapped(command, scope, sender)),
                command -> pinned(placement.receiverCpu(), wrapped(command, scope, receiver)));
        Windows windows = new Windows(window(sender), window(receiver));
        Files.delete(sender);
        Files.delete(receiver);
        return windows;
    }

    private Path traceFile(Mode mode, String side) {
        return directory.resolve("trace-" + mode.id() + "-" + side + ".strace").toAbsolutePath();
    }

    private List<String> wrapped(List<String> command, TraceScope scope, Path file) {
        return StraceCommand.tracing(strace.executable(), scope, file).wrap(command);
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
