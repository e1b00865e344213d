package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.TimeSummary;
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
     * One row per step of the call list. Two medians disagree when they differ by more than both tolerances; a step
     * that may block on the other process is shown but not judged, for its duration is the other's doing.
     *
     * <p>A worker times all occurrences of a step in one message together, a tracer each call: where a step must occur
     * several times, the traced median is taken that many times.
     *
     * @param side {@code sender} or {@code receiver}
     * @param steps that side of the mode's call list
     */
    public static List<InstrumentRow> compare(
            String side, List<CallStep> steps, List<StepSummary> inProcess, List<CallSummary> traced) {
        return steps.stream()
                .map(step -> row(side, step, times(step, inProcess), call(step, traced)))
                .toList();
    }

    private static InstrumentRow row(
            String side, CallStep step, Optional<TimeSummary> inProcess, Optional<CallSummary> traced) {
        OptionalDouble inProcessNanos =
                inProcess.isPresent() ? OptionalDouble.of(inProcess.get().medianNanos()) : OptionalDouble.empty();
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
                traceNanos,
                step.waits(),
                judged && differ(inProcessNanos.getAsDouble(), traceNanos.getAsDouble()));
    }

    private static boolean differ(double inProcessNanos, double traceNanos) {
        double apartNanos = Math.abs(inProcessNanos - traceNanos);
        return apartNanos > TOLERANCE_NANOS && apartNanos > TOLERANCE_SHARE * inProcessNanos;
    }

    private static Optional<TimeSummary> times(CallStep step, List<StepSummary> inProcess) {
        return inProcess.stream()
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
