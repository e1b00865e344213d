package io.github.ipcbench.calls;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.ControlMessage.ProfileReported;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.protocol.StepSeries;
import io.github.ipcbench.session.InstrumentedRuns;
import io.github.ipcbench.session.InstrumentedRuns.InstrumentedPair;
import io.github.ipcbench.session.InstrumentedRuns.Profiles;
import io.github.ipcbench.session.InstrumentedRuns.Wrapper;
import io.github.ipcbench.session.RunVoidedException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the instruments saw of messages that travel one at a time, each end working alone.
 *
 * <p>With a tracer there are three worker pairs, which take turns of some tens of milliseconds, so that a machine that
 * changes its speed changes it for all: in one both ends are profiled, in one the sender is traced, in one the receiver.
 * The other end of a traced one is profiled too, with a stop by a tracer of its own before each step. A traced call comes
 * right after such a stop, at caches and address translations that another process has used meanwhile, and may so take
 * up to twice as long as undisturbed: it is held against what was stopped, too.
 *
 * @param profiles of both ends, undisturbed
 * @param stopped of both ends, stopped before each step; empty without a tracer
 * @param stoppedSeries the same, occurrence by occurrence; empty without a tracer
 * @param traces what each traced loop thread did; empty without a tracer
 */
record IsolatedRun(
        Profiles profiles,
        Optional<Profiles> stopped,
        Map<Side, List<StepSeries>> stoppedSeries,
        Map<Side, TraceWindow> traces) {
    private static final String NAME = "isolated";

    IsolatedRun {
        stoppedSeries = Map.copyOf(stoppedSeries);
        traces = Map.copyOf(traces);
    }

    /** Profiles both ends. */
    static IsolatedRun profiled(InstrumentedRuns runs, Mode mode, long messages, long periodNanos)
            throws IOException, RunVoidedException, InterruptedException {
        InstrumentedPair pair = new InstrumentedPair(NAME, side -> Instrument.STEP_PROFILE, Wrapper.NONE);
        return new IsolatedRun(
                both(runs.paced(mode, messages, periodNanos, List.of(pair)).get(0)),
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /** Profiles both ends and traces both, all on the CPUs that the tracer uses: what is compared differs in nothing else. */
    static IsolatedRun traced(
            InstrumentedRuns runs, Mode mode, long messages, long periodNanos, CallList calls, Tracer tracer)
            throws IOException, RunVoidedException, InterruptedException {
        List<InstrumentedPair> pairs = List.of(
                new InstrumentedPair(NAME, side -> Instrument.STEP_PROFILE, tracer.placed()),
                tracer.timing(Side.SENDER, mode, calls),
                tracer.timing(Side.RECEIVER, mode, calls));
        List<Map<Side, ProfileReported>> profiles = runs.paced(mode, messages, periodNanos, pairs);
        Map<Side, TraceWindow> traces = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            traces.put(side, tracer.read(mode, side));
        }
        Map<Side, ProfileReported> stopped = Map.of(
                Side.SENDER, profiles.get(2).get(Side.SENDER),
                Side.RECEIVER, profiles.get(1).get(Side.RECEIVER));
        return new IsolatedRun(both(profiles.get(0)), Optional.of(both(stopped)), series(stopped), traces);
    }

    /** One side's steps as stopped and as traced. */
    MessageByMessage byMessage(Side side, List<CallStep> steps) {
        return new MessageByMessage(
                stoppedSeries.get(side), CallTimes.of(steps, traces.get(side)).series());
    }

    private static Profiles both(Map<Side, ProfileReported> profiles) {
        return new Profiles(
                profiles.get(Side.SENDER).profile(), profiles.get(Side.RECEIVER).profile());
    }

    private static Map<Side, List<StepSeries>> series(Map<Side, ProfileReported> profiles) {
        return profiles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, profile -> profile.getValue().series()));
    }
}
