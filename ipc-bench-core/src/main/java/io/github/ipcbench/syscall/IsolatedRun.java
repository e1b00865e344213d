package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.protocol.Role;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.runner.InstrumentedRuns;
import io.github.ipcbench.runner.InstrumentedRuns.InstrumentedPair;
import io.github.ipcbench.runner.InstrumentedRuns.Profiles;
import io.github.ipcbench.runner.InstrumentedRuns.Wrapper;
import io.github.ipcbench.runner.RunVoidedException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the instruments saw of messages that travel one at a time, each end working alone.
 *
 * <p>With a tracer there are three worker pairs, which take turns of some tens of milliseconds, so that a machine that
 * changes its speed changes it for all: in one both ends are profiled, in one the sender is traced, in one the receiver.
 * The other end of a traced one is profiled too, with a stop by a tracer of its own before each step. A traced call comes
 * right after such a stop, at caches and address translations that another process has used meanwhile, and may so take
 * up to twice as long: what it takes undisturbed is the least a trace should show, what it takes after a stop the most.
 *
 * @param profiles of both ends, undisturbed
 * @param stopped of both ends, stopped before each step; empty without a tracer
 * @param traces what each traced loop thread did; empty without a tracer
 */
record IsolatedRun(Profiles profiles, Optional<Profiles> stopped, Map<Role, TraceWindow> traces) {
    private static final String NAME = "isolated";

    IsolatedRun {
        traces = Map.copyOf(traces);
    }

    /** Profiles both ends. */
    static IsolatedRun profiled(InstrumentedRuns runs, Mode mode, long messages, long periodNanos)
            throws IOException, RunVoidedException, InterruptedException {
        InstrumentedPair pair = new InstrumentedPair(NAME, role -> Instrument.STEP_PROFILE, Wrapper.NONE);
        return new IsolatedRun(
                both(runs.paced(mode, messages, periodNanos, List.of(pair)).get(0)), Optional.empty(), Map.of());
    }

    /** Profiles both ends and traces both, all on the CPUs that the tracer uses: what is compared differs in nothing else. */
    static IsolatedRun traced(
            InstrumentedRuns runs, Mode mode, long messages, long periodNanos, CallList calls, Tracer tracer)
            throws IOException, RunVoidedException, InterruptedException {
        List<InstrumentedPair> pairs = List.of(
                new InstrumentedPair(NAME, role -> Instrument.STEP_PROFILE, tracer.placed()),
                tracer.timing(Role.SENDER, mode, calls),
                tracer.timing(Role.RECEIVER, mode, calls));
        List<Map<Role, WorkerProfile>> profiles = runs.paced(mode, messages, periodNanos, pairs);
        Map<Role, TraceWindow> traces = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            traces.put(role, tracer.read(mode, role));
        }
        Profiles stopped =
                new Profiles(profiles.get(2).get(Role.SENDER), profiles.get(1).get(Role.RECEIVER));
        return new IsolatedRun(both(profiles.get(0)), Optional.of(stopped), traces);
    }

    private static Profiles both(Map<Role, WorkerProfile> profiles) {
        return new Profiles(profiles.get(Role.SENDER), profiles.get(Role.RECEIVER));
    }
}
