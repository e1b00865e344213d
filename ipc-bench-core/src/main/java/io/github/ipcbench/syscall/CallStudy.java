package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.protocol.Role;
import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.CpuPart;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerMeasurement;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import io.github.ipcbench.runner.InstrumentedRuns;
import io.github.ipcbench.runner.RunVoidedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks into the single calls of every mode: profiles its steps, traces its calls, and sets the two side by side. */
public final class CallStudy {
    /** Profiled runs are this much shorter than headline runs: a share of their messages is timed anyway. */
    private static final long PROFILE_DIVISOR = 2;

    /** A traced call costs some ten times what it costs untraced, so far fewer messages do. */
    private static final long TRACE_DIVISOR = 20;

    /** Of each of the two workers, one for times and one for counts. */
    private static final int TRACED_RUNS_PER_MODE = 4;

    private static final long MOST_TRACED_MESSAGES = 2_000;
    private static final long MOST_COUNTED_MESSAGES = 500;

    private final BenchmarkPlan plan;
    private final InstrumentedRuns runs;
    private final Function<Mode, CallList> callLists;
    private final Listener listener;
    private int runsDone;
    private int runsInAll;

    /** Hears how the study goes on. */
    @FunctionalInterface
    public interface Listener {
        /** Run {@code number} of {@code total}, counted from 1, begins to look into a mode; {@code what} says how. */
        void instrumentedRunStarted(String what, Mode mode, int number, int total);
    }

    /** @param callLists the call list each mode declares */
    public CallStudy(BenchmarkPlan plan, InstrumentedRuns runs, Function<Mode, CallList> callLists, Listener listener) {
        this.plan = plan;
        this.runs = runs;
        this.callLists = callLists;
        this.listener = listener;
    }

    /**
     * Studies every mode that was measured.
     *
     * @param messagesByMode messages of a headline run, by mode
     * @param tracer how to trace; empty when calls are only profiled
     */
    public CallFindings study(Map<Mode, Long> messagesByMode, Optional<Tracer> tracer)
            throws IOException, RunVoidedException, InterruptedException {
        runsDone = 0;
        runsInAll = messagesByMode.size() * (1 + (tracer.isPresent() ? TRACED_RUNS_PER_MODE : 0));
        List<StepProfile> profiles = new ArrayList<>();
        for (Map.Entry<Mode, Long> mode : messagesByMode.entrySet()) {
            profiles.add(profile(mode.getKey(), Math.max(1, mode.getValue() / PROFILE_DIVISOR)));
        }
        List<TraceSummary> traces = new ArrayList<>();
        if (tracer.isPresent()) {
            for (StepProfile profile : profiles) {
                Mode mode = mode(profile.mode());
                traces.add(trace(mode, messagesByMode.get(mode), profile, tracer.get()));
            }
        }
        return new CallFindings(profiles, traces, articleAccounts(profiles, traces));
    }

    private Mode mode(String id) {
        return plan.modes().stream()
                .filter(mode -> mode.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private StepProfile profile(Mode mode, long messages) throws IOException, RunVoidedException, InterruptedException {
        announce("step profile", mode);
        InstrumentedRuns.Profiles profiles = runs.profile(mode, messages);
        return new StepProfile(
                mode.id(),
                plan.payloadBytes(),
                profiles.sender(),
                profiles.receiver(),
                List.of(
                        loopAccount("sender loop CPU", profiles.sender()),
                        loopAccount("receiver loop CPU", profiles.receiver()),
                        processAccount("sender process CPU", profiles.sender()),
                        processAccount("receiver process CPU", profiles.receiver())));
    }

    private static CpuAccount loopAccount(String whole, WorkerProfile profile) {
        return Closure.of(whole, (double) profile.measurement().loopCpuNanos(), profile.loopParts());
    }

    private static CpuAccount processAccount(String whole, WorkerProfile profile) {
        WorkerMeasurement measurement = profile.measurement();
        List<CpuPart> parts = new ArrayList<>();
        parts.add(new CpuPart("loop", measurement.loopCpuNanos()));
        profile.processParts().stream()
                .filter(part -> !part.name().equals("loop"))
                .forEach(parts::add);
        return Closure.of(whole, (double) measurement.processUserNanos() + measurement.processSystemNanos(), parts);
    }

    private TraceSummary trace(Mode mode, long headlineMessages, StepProfile profile, Tracer tracer)
            throws IOException, RunVoidedException, InterruptedException {
        CallList calls = callLists.apply(mode);
        long messages = bounded(headlineMessages / TRACE_DIVISOR, MOST_TRACED_MESSAGES);
        long counted = bounded(headlineMessages / TRACE_DIVISOR, MOST_COUNTED_MESSAGES);
        WorkerTrace sender = workerTrace(mode, Role.SENDER, calls, calls.sender(), messages, counted, tracer);
        WorkerTrace receiver = workerTrace(mode, Role.RECEIVER, calls, calls.receiver(), messages, counted, tracer);
        return TraceAnalysis.mode(
                mode.id(),
                plan.payloadBytes(),
                messages,
                tracer.name(),
                TraceScope.allCalls(),
                calls,
                sender,
                receiver,
                Optional.of(profile));
    }

    /** Times from a run in which only the listed calls are traced, counts from one in which all are. */
    private WorkerTrace workerTrace(
            Mode mode,
            Role role,
            CallList calls,
            List<CallStep> steps,
            long messages,
            long countedMessages,
            Tracer tracer)
            throws IOException, RunVoidedException, InterruptedException {
        announce("strace of the " + role.id() + ", times", mode);
        TraceWindow timed = tracer.trace(runs, mode, role, messages, TraceScope.only(calls));
        announce("strace of the " + role.id() + ", every call", mode);
        TraceWindow counted = tracer.trace(runs, mode, role, countedMessages, TraceScope.allCalls());
        return TraceAnalysis.worker(steps, timed, countedMessages, counted);
    }

    private void announce(String what, Mode mode) {
        listener.instrumentedRunStarted(what, mode, ++runsDone, runsInAll);
    }

    private static long bounded(long messages, long most) {
        return Math.max(1, Math.min(most, messages));
    }

    /** The article's tables, from each instrument that saw both of the modes they compare. */
    private List<ArticleAccount> articleAccounts(List<StepProfile> profiles, List<TraceSummary> traces) {
        List<ArticleAccount> accounts = new ArrayList<>();
        ArticleModes.fromProfiles(profiles).ifPresent(times -> accounts.add(account(times)));
        ArticleModes.fromTraces("strace, as the article", traces, CallTime::byStepRaw)
                .ifPresent(times -> accounts.add(account(times)));
        ArticleModes.fromTraces("strace less its null call", traces, CallTime::byStepAboveNull)
                .ifPresent(times -> accounts.add(account(times)));
        return accounts;
    }

    private ArticleAccount account(ArticleCallTimes times) {
        return ArticleArithmetic.of(times, plan.messagesPerSession());
    }

    /** Where the workers of traced runs, and their tracers, are placed: one CPU each. */
    public static Affinity tracePlacement(BenchmarkPlan plan, List<Integer> availableCpus) {
        return plan.affinity()
                .orElseGet(() -> new Affinity(availableCpus.get(0), availableCpus.get(availableCpus.size() - 1)));
    }
}
