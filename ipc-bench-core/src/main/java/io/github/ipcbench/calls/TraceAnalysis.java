package io.github.ipcbench.calls;

import io.github.ipcbench.plan.CallList;
import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.plan.Side;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the traced windows of one mode's two workers into what is stored. */
public final class TraceAnalysis {
    private TraceAnalysis() {}

    /**
     * One worker: its times from one window, and its calls from another in which every call was traced, checked against
     * that side of the call list.
     */
    public static WorkerTrace worker(
            List<CallStep> steps, TraceWindow timed, long countedMessages, TraceWindow counted) {
        CallTimes times = CallTimes.of(steps, timed);
        return new WorkerTrace(
                times.nullCall(), times.calls(), CallListChecker.check(steps, countedMessages, counted.calls()));
    }

    /**
     * Both workers of a mode.
     *
     * @param messages messages in the window whose calls were timed
     * @param tracer name and version of the tracer
     * @param scope of the window whose calls were counted
     * @param profile the mode's step profile to compare with; without one the comparison has no rows
     * @param stopped another, with a stop by a tracer before each step, if there is one
     * @param byMessage each side's steps, as stopped and as traced, where there is more than their summaries
     */
    public static TraceSummary mode(
            String mode,
            int payloadBytes,
            long messages,
            String tracer,
            TraceScope scope,
            CallList list,
            WorkerTrace sender,
            WorkerTrace receiver,
            Optional<StepProfile> profile,
            Optional<StepProfile> stopped,
            Map<Side, MessageByMessage> byMessage) {
        List<InstrumentRow> instruments = new ArrayList<>();
        if (profile.isPresent()) {
            instruments.addAll(InstrumentComparison.compare(
                    "sender",
                    list.sender(),
                    profile.get().sender(),
                    stopped.map(StepProfile::sender),
                    sender.calls(),
                    byMessage.getOrDefault(Side.SENDER, MessageByMessage.NONE)));
            instruments.addAll(InstrumentComparison.compare(
                    "receiver",
                    list.receiver(),
                    profile.get().receiver(),
                    stopped.map(StepProfile::receiver),
                    receiver.calls(),
                    byMessage.getOrDefault(Side.RECEIVER, MessageByMessage.NONE)));
        }
        boolean allCalls = scope instanceof TraceScope.AllCalls;
        return new TraceSummary(mode, payloadBytes, messages, tracer, allCalls, sender, receiver, instruments);
    }
}
