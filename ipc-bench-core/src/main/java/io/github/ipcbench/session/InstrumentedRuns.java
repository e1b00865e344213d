package io.github.ipcbench.session;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.protocol.ControlMessage.ProfileReported;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.WorkerProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs that look into single calls, each with a fresh worker pair; what they measure is never a headline figure. */
public final class InstrumentedRuns implements AutoCloseable {
    /** A worker pair may hold some three messages of its size. */
    private static final int MOST_BYTES_BY_TURNS = 64 << 20;

    private static final long LEAST_PACED_WARM_UP = 10;
    private static final long MOST_PACED_WARM_UP = 400;

    /** Of messages one at a time; at full speed a quarter of it or less. */
    private static final long PACED_WARM_UP_NANOS = 2_000_000_000;

    private final int messageBytes;
    private final OpenRun.Opener opener;
    /** Opens pairs whose messages are few and far between. */
    private final OpenRun.Opener pacedOpener;

    private final ShutdownGuard guard;
    private final Optional<Affinity> planned;

    /**
     * Makes their directories.
     *
     * @param warnings hears of each directory that cannot be removed
     */
    public InstrumentedRuns(BenchmarkPlan plan, WorkerCommand command, Consumer<String> warnings) throws IOException {
        this.guard = ShutdownGuard.install(plan.tempDirectory(), warnings);
        this.messageBytes = plan.payloadBytes();
        this.planned = plan.affinity();
        this.opener = new OpenRun.Opener(plan, command, guard);
        this.pacedOpener = new OpenRun.Opener(plan, command.compiledEarly(), guard);
    }

    /**
     * What both ends' step profiles showed.
     *
     * @param sender the sender's
     * @param receiver the receiver's
     */
    public record Profiles(WorkerProfile sender, WorkerProfile receiver) {}

    /** Changes a worker's command line, to run it under a tracer or on one CPU. */
    @FunctionalInterface
    public interface Wrapper {
        /** The command as it is. */
        Wrapper NONE = (side, command) -> command;

        List<String> wrap(Side side, List<String> command);
    }

    /**
     * A worker pair that is looked into.
     *
     * @param name tells it from other pairs of the mode, in errors and in the names of its logs; such as {@code trace}
     * @param instruments what each worker does besides moving messages
     * @param wrapper changes the workers' command lines
     */
    public record InstrumentedPair(String name, Function<Side, Instrument> instruments, Wrapper wrapper) {}

    /**
     * Runs a mode with its steps timed in process, as fast as it goes.
     *
     * @param affinity the CPUs of the loops; empty where the scheduler likes
     */
    public Profiles profile(Mode mode, long messages, Optional<Affinity> affinity)
            throws IOException, RunVoidedException, InterruptedException {
        InstrumentedPair pair = new InstrumentedPair("profile", side -> Instrument.STEP_PROFILE, Wrapper.NONE);
        try (OpenRun run = open(opener, mode, pair)) {
            configure(run, mode, pair, affinity);
            run.warmUp();
            run.instrumentedWindow(messages);
            Map<Side, ProfileReported> profiles = run.profiles(EnumSet.allOf(Side.class));
            run.finish();
            return new Profiles(
                    profiles.get(Side.SENDER).profile(),
                    profiles.get(Side.RECEIVER).profile());
        }
    }

    /** Runs a mode as fast as it goes with its workers' command lines changed, and the measured window marked for a tracer. */
    public void trace(Mode mode, long messages, Wrapper wrapper)
            throws IOException, RunVoidedException, InterruptedException {
        InstrumentedPair pair = new InstrumentedPair("trace", side -> Instrument.TRACE_MARKERS, wrapper);
        try (OpenRun run = open(opener, mode, pair)) {
            configure(run, mode, pair, planned);
            run.warmUp();
            run.instrumentedWindow(messages);
            run.finish();
        }
    }

    /**
     * Runs a mode one message at a time, each end working alone, by several worker pairs that are there at the same time
     * and have a burst of messages each by turns: what the machine does meanwhile, it does to all of them. Where messages are
     * so large that all pairs' together might not fit into memory, one pair comes after the other.
     *
     * @param messages messages of each pair
     * @param periodNanos time from message to message
     * @return the step profiles of each pair's workers that make one
     */
    public List<Map<Side, ProfileReported>> paced(
            Mode mode, long messages, long periodNanos, List<InstrumentedPair> pairs)
            throws IOException, RunVoidedException, InterruptedException {
        if (messageBytes <= MOST_BYTES_BY_TURNS) {
            return byTurns(mode, messages, periodNanos, pairs);
        }
        List<Map<Side, ProfileReported>> profiles = new ArrayList<>();
        for (InstrumentedPair pair : pairs) {
            profiles.addAll(byTurns(mode, messages, periodNanos, List.of(pair)));
        }
        return profiles;
    }

    private List<Map<Side, ProfileReported>> byTurns(
            Mode mode, long messages, long periodNanos, List<InstrumentedPair> pairs)
            throws IOException, RunVoidedException, InterruptedException {
        try (OpenRuns runs = new OpenRuns()) {
            for (InstrumentedPair pair : pairs) {
                runs.add(open(pacedOpener, mode, pair));
            }
            for (int i = 0; i < pairs.size(); i++) {
                configure(runs.get(i), mode, pairs.get(i), planned);
                runs.get(i).warmUp(pacedWarmUpMessages(periodNanos));
                runs.get(i).preparePaced(messages, periodNanos);
            }
            runs.movePaced(messages, periodNanos);
            List<Map<Side, ProfileReported>> profiles = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                profiles.add(runs.get(i).profiles(profiled(pairs.get(i))));
            }
            runs.finish();
            return profiles;
        }
    }

    /**
     * As many for each pair, however slow its instruments make it: some file systems make a file dearer for every one that
     * was removed of late. Few will do, since the code is compiled early.
     */
    private static long pacedWarmUpMessages(long periodNanos) {
        return Math.max(LEAST_PACED_WARM_UP, Math.min(MOST_PACED_WARM_UP, PACED_WARM_UP_NANOS / periodNanos));
    }

    private static Set<Side> profiled(InstrumentedPair pair) {
        return Stream.of(Side.values())
                .filter(side -> pair.instruments().apply(side) != Instrument.TRACE_MARKERS)
                .collect(Collectors.toSet());
    }

    private static OpenRun open(OpenRun.Opener opener, Mode mode, InstrumentedPair pair) throws IOException {
        return opener.open(pair.name() + " run (" + mode.id() + ")", pair.name() + "-" + mode.id(), pair.wrapper());
    }

    private static void configure(OpenRun run, Mode mode, InstrumentedPair pair, Optional<Affinity> affinity)
            throws RunVoidedException, InterruptedException {
        try {
            run.configure(mode, pair.instruments(), affinity);
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
