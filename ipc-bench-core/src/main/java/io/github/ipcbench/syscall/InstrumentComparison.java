package io.github.ipcbench.syscall;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepSummary;
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
                .map(step -> row(side, step, inProcessMedian(step, inProcess), traceMedian(step, traced)))
                .toList();
    }

    private static InstrumentRow row(String side, CallStep step, OptionalDouble inProcess, OptionalDouble traced) {
        boolean judged = !step.waits() && inProcess.isPresent() && traced.isPresent();
        return new InstrumentRow(
                side,
                step.name(),
                inProcess,
                traced,
                step.waits(),
                judged && differ(inProcess.getAsDouble(), traced.getAsDouble()));
    }

    private static boolean differ(double inProcessNanos, double traceNanos) {
        double apartNanos = Math.abs(inProcessNanos - traceNanos);
        return apartNanos > TOLERANCE_NANOS && apartNanos > TOLERANCE_SHARE * inProcessNanos;
    }

    private static OptionalDouble inProcessMedian(CallStep step, List<StepSummary> inProcess) {
        Optional<StepSummary> summary =
                inProcess.stream().filter(one -> one.step().equals(step.name())).findFirst();
        return summary.isPresent() ? OptionalDouble.of(summary.get().times().medianNanos()) : OptionalDouble.empty();
    }

    /** The median of the step's most frequent kind of successful call, for all its occurrences in one message. */
    private static OptionalDouble traceMedian(CallStep step, List<CallSummary> traced) {
        Optional<CallSummary> summary = traced.stream()
                .filter(one -> one.step().equals(step.name()) && one.error().isEmpty())
                .max(Comparator.comparingLong(one -> one.raw().count()));
        return summary.isPresent()
                ? OptionalDouble.of(summary.get().medianAboveNullNanos() * Math.max(1, step.atLeast()))
                : OptionalDouble.empty();
    }
}
