package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
import io.github.ipcbench.results.WorkerProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sets the in-process step profile beside the corrected trace, and says where the two disagree. */
public final class InstrumentComparison {
    /** Medians this close agree, however small they are. */
    public static final double TOLERANCE_NANOS = 1_000;

    /** Medians this close agree, however large they are; a share of the in-process one. */
    public static final double TOLERANCE_SHARE = 0.15;

    /** Medians of fewer occurrences are shown and not judged: a rare step, on a path seldom taken, is never the same twice. */
    public static final long FEWEST_JUDGED = 20;

    private InstrumentComparison() {}

    /**
     * One row per step of the call list. Both are taken less what a call that does nothing takes by the same instrument: that
     * is what a tracer's stops come to, and the way into the kernel and back, which no trace can tell from its own stops.
     *
     * <p>The instruments disagree when the traced median lies outside the in-process ones by more than both tolerances: the
     * stop before a traced call makes the call itself dearer, so what lies between an undisturbed step and one right after
     * such a stop is no disagreement. A step that may block on the other process is shown but not judged, for its duration
     * is the other's doing.
     *
     * @param side {@code sender} or {@code receiver}
     * @param steps that side of the mode's call list
     * @param stopped the same, stopped by a tracer before each step; empty when there was none
     */
    public static List<InstrumentRow> compare(
            String side,
            List<CallStep> steps,
            WorkerProfile inProcess,
            Optional<WorkerProfile> stopped,
            List<CallSummary> traced) {
        return steps.stream()
                .map(step -> row(
                        side,
                        step,
                        times(step, inProcess),
                        medianAboveNull(step, inProcess, 0),
                        stopped.map(other -> medianAboveNull(step, other, FEWEST_JUDGED))
                                .orElse(OptionalDouble.empty()),
                        call(step, traced)))
                .toList();
    }

    private static InstrumentRow row(
            String side,
            CallStep step,
            Optional<TimeSummary> inProcess,
            OptionalDouble inProcessNanos,
            OptionalDouble stoppedNanos,
            Optional<CallSummary> traced) {
        OptionalDouble traceNanos =
                traced.isPresent() ? OptionalDouble.of(traced.get().medianAboveNullNanos()) : OptionalDouble.empty();
        boolean judged = !step.waits()
                && step.atLeast() > 0
                && inProcess.filter(times -> times.count() >= FEWEST_JUDGED).isPresent()
                && traced.filter(call -> call.raw().count() >= FEWEST_JUDGED).isPresent();
        return new InstrumentRow(
                side,
                step.name(),
                inProcessNanos,
                stoppedNanos,
                traceNanos,
                step.waits(),
                judged
                        && differ(
                                inProcessNanos.getAsDouble(),
                                stoppedNanos.orElse(inProcessNanos.getAsDouble()),
                                traceNanos.getAsDouble()));
    }

    private static boolean differ(double inProcessNanos, double stoppedNanos, double traceNanos) {
        double low = Math.min(inProcessNanos, stoppedNanos);
        double high = Math.max(inProcessNanos, stoppedNanos);
        double nearest = Math.max(low, Math.min(high, traceNanos));
        double apartNanos = Math.abs(nearest - traceNanos);
        return apartNanos > TOLERANCE_NANOS && apartNanos > TOLERANCE_SHARE * nearest;
    }

    /** Empty when there are fewer occurrences. A step in user space makes no call, so nothing is taken off. */
    private static OptionalDouble medianAboveNull(CallStep step, WorkerProfile profile, long fewest) {
        double nullNanos = step.calls().isEmpty() ? 0 : profile.nullCallNanos().orElse(0);
        return times(step, profile)
                .filter(times -> times.count() >= fewest)
                .map(times -> OptionalDouble.of(times.medianNanos() - nullNanos))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<TimeSummary> times(CallStep step, WorkerProfile profile) {
        return profile.steps().stream()
                .filter(one -> one.step().equals(step.name()))
                .map(StepSummary::times)
                .findFirst();
    }

    /** The step's most frequent kind of successful call. */
    private static Optional<CallSummary> call(CallStep step, List<CallSummary> traced) {
        return traced.stream()
                .filter(one -> one.step().equals(step.name()) && one.error().isEmpty())
                .max(Comparator.comparingLong(one -> one.raw().count()));
    }
}
