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

/** Forks the workers of the runs that look into single calls. */
final class InstrumentedRuns implements CallRuns {
    private final Run.Opener opener;
    private final CaseNames names;

    InstrumentedRuns(BenchmarkPlan plan, WorkerCommand command, ShutdownGuard guard) {
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
     * A loop whose code is compiled wakes the compiler's threads by a futex call, which is no call of the mode's: in a window
     * of few messages for up to every fourth of them.
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
}
