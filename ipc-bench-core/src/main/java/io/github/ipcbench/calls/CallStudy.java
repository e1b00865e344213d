package io.github.ipcbench.calls;

import io.github.ipcbench.plan.BothEnds;
import io.github.ipcbench.plan.Case;
import io.github.ipcbench.results.CallFindings;
import io.github.ipcbench.results.RunVoidedException;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import io.github.ipcbench.transport.CallList;
import io.github.ipcbench.transport.CallStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks into the single calls of every mode: one run with its steps timed in process, and one under a tracer. */
public final class CallStudy {
    /** Profiled runs are this much shorter than headline runs: a share of their messages is timed anyway. */
    private static final long PROFILE_DIVISOR = 2;

    /** Runs in which every call is traced are far shorter. */
    private static final long TRACE_DIVISOR = 20;

    private static final long MOST_TRACED_MESSAGES = 400;

    /** Of fewer, what the Java runtime does now and then in any window would be much per message. */
    private static final long LEAST_TRACED_MESSAGES = 100;

    private final CallRuns runs;
    private final Function<Case, CallList> callLists;
    private final Listener listener;
    private int runsDone;
    private int runsInAll;

    /** Hears how the study goes on. */
    @FunctionalInterface
    public interface Listener {
        /** Run {@code number} of {@code total}, counted from 1, begins to look into a case; {@code what} says how. */
        void instrumentedRunStarted(String what, Case key, int number, int total);
    }

    /** @param callLists the call list that the mode of each case declares */
    public CallStudy(CallRuns runs, Function<Case, CallList> callLists, Listener listener) {
        this.runs = runs;
        this.callLists = callLists;
        this.listener = listener;
    }

    /**
     * Studies every case that was measured.
     *
     * @param messagesByCase messages of a headline run, by case
     * @param tracer how to trace; empty when calls are only profiled
     */
    public CallFindings study(Map<Case, Long> messagesByCase, Optional<Tracer> tracer)
            throws IOException, RunVoidedException, InterruptedException {
        runsDone = 0;
        runsInAll = messagesByCase.size() * (tracer.isPresent() ? 2 : 1);
        List<StepProfile> profiles = new ArrayList<>();
        List<TraceSummary> traces = new ArrayList<>();
        for (Map.Entry<Case, Long> entry : messagesByCase.entrySet()) {
            profiles.add(profile(entry.getKey(), Math.max(1, entry.getValue() / PROFILE_DIVISOR)));
            if (tracer.isPresent()) {
                traces.add(trace(entry.getKey(), tracedMessages(entry.getValue()), tracer.get()));
            }
        }
        return new CallFindings(profiles, traces);
    }

    private static long tracedMessages(long headlineMessages) {
        long least = Math.min(headlineMessages, LEAST_TRACED_MESSAGES);
        return Math.max(least, Math.min(MOST_TRACED_MESSAGES, headlineMessages / TRACE_DIVISOR));
    }

    private StepProfile profile(Case key, long messages) throws IOException, RunVoidedException, InterruptedException {
        announce("step profile", key);
        CallList calls = callLists.apply(key);
        BothEnds<WorkerProfile> profiles = runs.profile(key, messages);
        return new StepProfile(
                key,
                new BothEnds<>(
                        profiles.sender().inOrder(names(calls.sender())),
                        profiles.receiver().inOrder(names(calls.receiver()))));
    }

    private static List<String> names(List<CallStep> steps) {
        return steps.stream().map(CallStep::name).toList();
    }

    private TraceSummary trace(Case key, long messages, Tracer tracer)
            throws IOException, RunVoidedException, InterruptedException {
        announce("strace", key);
        CallList calls = callLists.apply(key);
        BothEnds<TraceWindow> windows = tracer.trace(runs, key, messages);
        return new TraceSummary(
                key,
                messages,
                tracer.name(),
                new BothEnds<>(
                        trace(calls.sender(), messages, windows.sender()),
                        trace(calls.receiver(), messages, windows.receiver())));
    }

    /** What one worker's window shows. */
    static WorkerTrace trace(List<CallStep> steps, long messages, TraceWindow window) {
        return new WorkerTrace(
                CallTimes.nullCall(window),
                CallTimes.of(steps, window.calls()),
                CallListChecker.check(steps, messages, window));
    }

    private void announce(String what, Case key) {
        listener.instrumentedRunStarted(what, key, ++runsDone, runsInAll);
    }
}
