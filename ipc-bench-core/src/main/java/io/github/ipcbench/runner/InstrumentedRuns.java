package io.github.ipcbench.runner;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.protocol.Role;
import io.github.ipcbench.results.WorkerProfile;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs that look into single calls, each with a fresh worker pair; what they measure is never a headline figure. */
public final class InstrumentedRuns implements AutoCloseable {
    private final OpenRun.Opener opener;
    private final ShutdownGuard guard = ShutdownGuard.install();
    private final Optional<Affinity> planned;

    public InstrumentedRuns(BenchmarkPlan plan, WorkerCommand command) {
        this.planned = plan.affinity();
        this.opener = new OpenRun.Opener(plan, command, guard);
    }

    /**
     * What both ends' step profiles showed.
     *
     * @param sender the sender's
     * @param receiver the receiver's
     */
    public record Profiles(WorkerProfile sender, WorkerProfile receiver) {}

    /**
     * Runs a mode with its steps timed in process, as fast as it goes.
     *
     * @param affinity the CPUs of the loops; empty where the scheduler likes
     */
    public Profiles profile(Mode mode, long messages, Optional<Affinity> affinity)
            throws IOException, RunVoidedException, InterruptedException {
        return profile(mode, messages, OptionalLong.empty(), Wrapper.NONE, affinity);
    }

    /**
     * Runs a mode with its steps timed in process, each end working alone.
     *
     * @param periodNanos time from message to message
     */
    public Profiles profilePaced(Mode mode, long messages, long periodNanos, Wrapper wrapper)
            throws IOException, RunVoidedException, InterruptedException {
        return profile(mode, messages, OptionalLong.of(periodNanos), wrapper, planned);
    }

    private Profiles profile(
            Mode mode, long messages, OptionalLong periodNanos, Wrapper wrapper, Optional<Affinity> affinity)
            throws IOException, RunVoidedException, InterruptedException {
        try (OpenRun run = opener.open("profiled run (" + mode.id() + ")", "profile-" + mode.id(), wrapper)) {
            configure(run, mode, Instrument.STEP_PROFILE, affinity);
            run.warmUp();
            measure(run, messages, periodNanos);
            Map<Role, WorkerProfile> profiles = run.profiles(EnumSet.allOf(Role.class));
            run.finish();
            return new Profiles(profiles.get(Role.SENDER), profiles.get(Role.RECEIVER));
        }
    }

    /** Changes a worker's command line, to run it under a tracer or on one CPU. */
    @FunctionalInterface
    public interface Wrapper {
        /** The command as it is. */
        Wrapper NONE = (role, command) -> command;

        List<String> wrap(Role role, List<String> command);
    }

    /**
     * Runs a mode with its workers' command lines changed, and the measured window marked for a tracer.
     *
     * @param periodNanos time from message to message, each end working alone; empty for as fast as it goes
     */
    public void trace(Mode mode, long messages, OptionalLong periodNanos, Wrapper wrapper)
            throws IOException, RunVoidedException, InterruptedException {
        try (OpenRun run = opener.open("traced run (" + mode.id() + ")", "trace-" + mode.id(), wrapper)) {
            configure(run, mode, Instrument.TRACE_MARKERS, planned);
            run.warmUp();
            measure(run, messages, periodNanos);
            run.finish();
        }
    }

    private static void measure(OpenRun run, long messages, OptionalLong periodNanos)
            throws RunVoidedException, InterruptedException {
        if (periodNanos.isPresent()) {
            run.pacedWindow(messages, periodNanos.getAsLong());
        } else {
            run.instrumentedWindow(messages);
        }
    }

    private static void configure(OpenRun run, Mode mode, Instrument instrument, Optional<Affinity> affinity)
            throws RunVoidedException, InterruptedException {
        try {
            run.configure(mode, instrument, affinity);
        } catch (ModeUnsupportedException e) {
            throw new RunVoidedException(
                    "mode " + mode.id() + " worked in its headline runs, and now says " + e.reason(), e);
        }
    }

    @Override
    public void close() {
        guard.close();
    }
}
