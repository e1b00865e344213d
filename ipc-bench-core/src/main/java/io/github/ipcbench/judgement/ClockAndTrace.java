package io.github.ipcbench.judgement;

import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.StepProfile;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TraceSummary;
import io.github.ipcbench.results.WorkerProfile;
import io.github.ipcbench.results.WorkerTrace;
import java.util.Optional;

/**
 * The listed calls of one message of a mode by two instruments, each less a call that does nothing: by the workers' own
 * clock at full speed, and by a tracer. Sums of medians; calls that may block on the other process are left out.
 *
 * @param clockNanos by the clock, above 0
 * @param traceNanos by the tracer
 */
public record ClockAndTrace(double clockNanos, double traceNanos) {

    /** Of one mode; empty when no call was timed by both, or nothing is left of the calls by the clock. */
    public static Optional<ClockAndTrace> of(StepProfile profile, TraceSummary trace) {
        ClockAndTrace sender = of(profile.ends().sender(), trace.ends().sender(), trace.messages());
        ClockAndTrace receiver = of(profile.ends().receiver(), trace.ends().receiver(), trace.messages());
        ClockAndTrace both =
                new ClockAndTrace(sender.clockNanos + receiver.clockNanos, sender.traceNanos + receiver.traceNanos);
        return both.clockNanos > 0 ? Optional.of(both) : Optional.empty();
    }

    private static ClockAndTrace of(WorkerProfile profile, WorkerTrace trace, long messages) {
        double clockNanos = 0;
        double traceNanos = 0;
        for (StepSummary step : profile.steps()) {
            Optional<CallSummary> call = trace.callOf(step.step()).filter(one -> !one.waits());
            if (call.isPresent() && profile.nullCallNanos().isPresent()) {
                double perMessage = (double) call.get().times().count() / messages;
                clockNanos += perMessage
                        * (step.times().medianNanos() - profile.nullCallNanos().getAsDouble());
                traceNanos += perMessage * trace.medianAboveNullNanos(call.get());
            }
        }
        return new ClockAndTrace(clockNanos, traceNanos);
    }

    /** By how much the tracer's time is above the clock's, as a share of the latter. */
    public double difference() {
        return traceNanos / clockNanos - 1;
    }
}
