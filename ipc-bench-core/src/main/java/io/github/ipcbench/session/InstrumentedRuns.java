package io.github.ipcbench.session;

import io.github.ipcbench.calls.CallRuns;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.CaseNames;
import io.github.ipcbench.protocol.Instrument;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.WorkerProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Forks the workers of the runs that look into single calls. */
public final class InstrumentedRuns implements CallRuns, AutoCloseable {
    private final Run.Opener opener;
    private final ShutdownGuard guard;
    private final CaseNames names;

    /**
     * In directories of their own, which closing them removes.
     *
     * @param warnings hears of each directory that cannot be removed
     */
    public InstrumentedRuns(BenchmarkPlan plan, WorkerCommand command, Consumer<String> warnings) throws IOException {
        this(plan, command, ShutdownGuard.install(plan.tempDirectories(), warnings));
    }

    /** In directories of a session's, which is to close its guard itself. */
    InstrumentedRuns(BenchmarkPlan plan, WorkerCommand command, ShutdownGuard guard) {
        this.guard = guard;
        this.names = plan.names();
        this.opener = new Run.Opener(plan, command, guard);
    }

    @Override
    public BothEnds<WorkerProfile> profile(Case key, long messages)
            throws IOException, RunVoidedException, InterruptedException {
        return run(key, messages, "profile", Instrument.STEP_PROFILE, Wrapper.NONE)
                .profiles()
                .orElseThrow();
    }

    @Override
    public void trace(Case key, long messages, Wrapper wrapper)
            throws IOException, RunVoidedException, InterruptedException {
        run(
                key,
                messages,
                "trace",
                Instrument.TRACE_MARKERS,
                (side, command) -> wrapper.wrap(side, interpreted(command)));
    }

    /**
     * A loop that has code compiled wakes the compiler's threads, which are calls of no mode's; traced so soon after the
     * start, it would do so for every third message. What a call takes does not depend on who makes it.
     */
    private static List<String> interpreted(List<String> command) {
        List<String> flags = new ArrayList<>(command);
        flags.add(1, "-Xint");
        return flags;
    }

    /** @param name tells it from other runs of the case, in errors and in the names of its logs */
    private Run.Window run(Case key, long messages, String name, Instrument instrument, Wrapper wrapper)
            throws IOException, RunVoidedException, InterruptedException {
        String title = names.of(key);
        try (Run run = opener.open(
                key, name + " run (" + title + ")", name + "-" + BenchmarkSession.fileName(title), wrapper)) {
            run.configure(instrument);
            run.warmUp();
            Run.Window window = run.measuredWindow(messages);
            run.finish();
            return window;
        } catch (ModeUnsupportedException e) {
            throw new RunVoidedException(title + " worked in its headline runs, and now says " + e.reason(), e);
        }
    }

    @Override
    public void close() {
        guard.close();
    }
}
