package io.github.ipcbench.calls;

import io.github.ipcbench.judgement.ProfileFit;
import io.github.ipcbench.plan.Affinity;
import io.github.ipcbench.plan.BenchmarkPlan;
import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.Mode;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.ArticleAccount;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.CpuAccount;
import io.github.ipcbench.results.RunResult;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import io.github.ipcbench.session.InstrumentedRuns;
import io.github.ipcbench.session.RunVoidedException;
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

    /** Runs in which every call is traced, only to be counted, are far shorter. */
    private static final long COUNT_DIVISOR = 20;

    private static final long MOST_COUNTED_MESSAGES = 500;

    /** Of fewer, what the Java runtime does now and then in any window would be much per message. */
    private static final long LEAST_COUNTED_MESSAGES = 100;

    /** Paced messages leave each end as long as this many messages take at full speed, and no less than the minimum. */
    private static final long PERIOD_MESSAGES = 4;

    /** Half of it is a traced end's, which needs some tenths of a millisecond. */
    private static final long LEAST_PERIOD_MILLIS = 3;

    /**
     * What a period has beyond whole milliseconds, by the golden ratio. Timers tick every so many milliseconds, the machine's
     * and its host's: to messages in step with them a tick, some 50 µs on one machine, always came in the same call.
     */
    private static final long OUT_OF_STEP_NANOS = 618_034;

    private static final long MILLI_NANOS = 1_000_000;
    private static final long PACED_WINDOW_NANOS = 1_400_000_000;

    /** One at full speed and one of isolated messages, in which calls may be traced too. */
    private static final int PROFILED_RUNS_PER_MODE = 2;

    /** In which all calls are counted. */
    private static final int TRACED_RUNS_PER_MODE = 1;

    private final BenchmarkPlan plan;
    private final InstrumentedRuns runs;
    private final Function<Mode, CallList> callLists;
    private final List<Integer> cpus;
    private final Listener listener;
    private int runsDone;
    private int runsInAll;

    /** Hears how the study goes on. */
    @FunctionalInterface
    public interface Listener {
        /** Run {@code number} of {@code total}, counted from 1, begins to look into a mode; {@code what} says how. */
        void instrumentedRunStarted(String what, Mode mode, int number, int total);
    }

    /**
     * @param callLists the call list each mode declares
     * @param cpus CPUs that workers may be placed on
     */
    public CallStudy(
            BenchmarkPlan plan,
            InstrumentedRuns runs,
            Function<Mode, CallList> callLists,
            List<Integer> cpus,
            Listener listener) {
        this.plan = plan;
        this.runs = runs;
        this.callLists = callLists;
        this.cpus = List.copyOf(cpus);
        this.listener = listener;
    }

    /**
     * Studies every mode that was measured.
     *
     * @param messagesByMode messages of a headline run, by mode
     * @param headline the runs that are to be explained; where there are none of a mode, any profile of it will do
     * @param tracer how to trace; empty when calls are only profiled
     */
    public CallFindings study(Map<Mode, Long> messagesByMode, List<RunResult> headline, Optional<Tracer> tracer)
            throws IOException, RunVoidedException, InterruptedException {
        runsDone = 0;
        runsInAll = messagesByMode.size() * (PROFILED_RUNS_PER_MODE + (tracer.isPresent() ? TRACED_RUNS_PER_MODE : 0));
        List<StepProfile> profiles = new ArrayList<>();
        List<StepProfile> isolated = new ArrayList<>();
        List<StepProfile> stopped = new ArrayList<>();
        List<TraceSummary> traces = new ArrayList<>();
        for (Map.Entry<Mode, Long> entry : messagesByMode.entrySet()) {
            Mode mode = entry.getKey();
            StepProfile profile = fullSpeedProfile(mode, entry.getValue(), headline);
            long periodNanos = periodNanos(profile);
            IsolatedRun alone = isolatedRun(mode, periodNanos, tracer);
            profiles.add(profile);
            isolated.add(stepProfile(mode, alone.profiles()));
            alone.stopped().ifPresent(both -> stopped.add(stepProfile(mode, both)));
            if (tracer.isPresent()) {
                traces.add(trace(mode, entry.getValue(), alone, pacedMessages(periodNanos), tracer.get()));
            }
        }
        return new CallFindings(profiles, isolated, stopped, traces, articleAccounts(profiles, isolated, traces));
    }

    private static long periodNanos(StepProfile profile) {
        return periodNanos(
                profile.sender().measurement().wallNanos() / profile.sender().messages());
    }

    /**
     * Time from message to message that lets each end do its part alone, even under a tracer.
     *
     * @param messageNanos what a message takes at full speed
     */
    static long periodNanos(long messageNanos) {
        long millis = Math.max(LEAST_PERIOD_MILLIS, PERIOD_MESSAGES * messageNanos / MILLI_NANOS);
        return millis * MILLI_NANOS + OUT_OF_STEP_NANOS;
    }

    private static long pacedMessages(long periodNanos) {
        return Math.max(1, PACED_WINDOW_NANOS / periodNanos);
    }

    private static long countedMessages(long headlineMessages) {
        long least = Math.min(headlineMessages, LEAST_COUNTED_MESSAGES);
        return Math.max(least, Math.min(MOST_COUNTED_MESSAGES, headlineMessages / COUNT_DIVISOR));
    }

    /** One that explains the headline runs. If the first strays, another is placed otherwise, and the nearer one is kept. */
    private StepProfile fullSpeedProfile(Mode mode, long headlineMessages, List<RunResult> headline)
            throws IOException, RunVoidedException, InterruptedException {
        announce("step profile", mode);
        StepProfile profile = fullSpeedProfile(mode, headlineMessages, plan.affinity());
        Optional<ProfileFit> fit = ProfileFit.of(profile, headline).filter(ProfileFit::strays);
        if (fit.isEmpty()) {
            return profile;
        }
        runsInAll++;
        announce("step profile, again", mode);
        StepProfile again = fullSpeedProfile(mode, headlineMessages, Optional.of(otherPlacement(fit.get())));
        ProfileFit fitAgain = ProfileFit.of(again, headline).orElseThrow();
        return fitAgain.distance() < fit.get().distance() ? again : profile;
    }

    private StepProfile fullSpeedProfile(Mode mode, long headlineMessages, Optional<Affinity> affinity)
            throws IOException, RunVoidedException, InterruptedException {
        return stepProfile(mode, runs.profile(mode, Math.max(1, headlineMessages / PROFILE_DIVISOR), affinity));
    }

    /** Apart, where the profiled run was too cheap: on one CPU the message stays in its cache. Else together. */
    private Affinity otherPlacement(ProfileFit fit) {
        int first = cpus.get(0);
        int last = cpus.get(cpus.size() - 1);
        boolean apart = fit.profiledNanos() < fit.headlineNanos();
        return plan.affinity().orElseGet(() -> new Affinity(first, apart ? last : first));
    }

    private IsolatedRun isolatedRun(Mode mode, long periodNanos, Optional<Tracer> tracer)
            throws IOException, RunVoidedException, InterruptedException {
        long messages = pacedMessages(periodNanos);
        if (tracer.isEmpty()) {
            announce("step profile, one message at a time", mode);
            return IsolatedRun.profiled(runs, mode, messages, periodNanos);
        }
        announce("step profile and strace by turns, one message at a time", mode);
        return IsolatedRun.traced(runs, mode, messages, periodNanos, callLists.apply(mode), tracer.get());
    }

    private StepProfile stepProfile(Mode mode, InstrumentedRuns.Profiles profiles) {
        return new StepProfile(
                mode.id(), plan.payloadBytes(), profiles.sender(), profiles.receiver(), accounts(profiles));
    }

    /** None when a window was too short for its steps to say anything. */
    private static List<CpuAccount> accounts(InstrumentedRuns.Profiles profiles) {
        WorkerProfile sender = profiles.sender();
        WorkerProfile receiver = profiles.receiver();
        if (sender.loopParts().isEmpty() || receiver.loopParts().isEmpty()) {
            return List.of();
        }
        return List.of(
                Closure.ofLoop("sender loop CPU", sender),
                Closure.ofLoop("receiver loop CPU", receiver),
                Closure.ofProcess("sender process CPU", sender),
                Closure.ofProcess("receiver process CPU", receiver));
    }

    private TraceSummary trace(Mode mode, long headlineMessages, IsolatedRun isolated, long messages, Tracer tracer)
            throws IOException, RunVoidedException, InterruptedException {
        CallList calls = callLists.apply(mode);
        long counted = countedMessages(headlineMessages);
        announce("strace, every call", mode);
        Map<Side, TraceWindow> timed = isolated.traces();
        Map<Side, TraceWindow> all = tracer.count(runs, mode, counted);
        WorkerTrace sender =
                TraceAnalysis.worker(calls.sender(), timed.get(Side.SENDER), counted, all.get(Side.SENDER));
        WorkerTrace receiver =
                TraceAnalysis.worker(calls.receiver(), timed.get(Side.RECEIVER), counted, all.get(Side.RECEIVER));
        return TraceAnalysis.mode(
                mode.id(),
                plan.payloadBytes(),
                messages,
                tracer.name(),
                TraceScope.allCalls(),
                calls,
                sender,
                receiver,
                Optional.of(stepProfile(mode, isolated.profiles())),
                isolated.stopped().map(stopped -> stepProfile(mode, stopped)),
                Map.of(
                        Side.SENDER, isolated.byMessage(Side.SENDER, calls.sender()),
                        Side.RECEIVER, isolated.byMessage(Side.RECEIVER, calls.receiver())));
    }

    private void announce(String what, Mode mode) {
        listener.instrumentedRunStarted(what, mode, ++runsDone, runsInAll);
    }

    /** The article's tables, from each instrument that saw both of the modes they compare. */
    private List<ArticleAccount> articleAccounts(
            List<StepProfile> profiles, List<StepProfile> isolated, List<TraceSummary> traces) {
        List<ArticleAccount> accounts = new ArrayList<>();
        ArticleModes.fromProfiles("step profile", profiles).ifPresent(times -> accounts.add(account(times)));
        ArticleModes.fromProfiles("step profile, one message at a time", isolated)
                .ifPresent(times -> accounts.add(account(times)));
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
