package io.github.ipcbench.calls;

import io.github.ipcbench.plan.CallStep;
import io.github.ipcbench.results.CallSummary;
import io.github.ipcbench.results.InstrumentRow;
import io.github.ipcbench.results.StepSummary;
import io.github.ipcbench.results.WorkerProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sets the in-process step profile beside the corrected trace, and says where the two disagree. */
public final class InstrumentComparison {
    /** Times this close agree, however small they are. */
    public static final double TOLERANCE_NANOS = 1_000;

    /** Times this close agree, however large they are; a share of the in-process one. */
    public static final double TOLERANCE_SHARE = 0.15;

    /** Medians of fewer occurrences are shown and not judged: a rare step, on a path seldom taken, is never the same twice. */
    public static final long FEWEST_JUDGED = 20;

    private InstrumentComparison() {}

    /**
     * One row per step of the call list. Each instrument is taken less what a call that does nothing, right before the step,
     * takes by it: that is what a tracer's stops come to, and the way into the kernel and back, which no trace can tell from
     * its own stops.
     *
     * <p>A traced call comes right after a tracer's stop, which makes the call itself dearer, so it is held against steps that
     * come right after such a stop too, message by message. The instruments disagree when the two are apart by more than both
     * tolerances. A step that may block on the other process is shown but not judged, for its duration is the other's doing.
     *
     * @param side {@code sender} or {@code receiver}
     * @param steps that side of the mode's call list
     * @param undisturbed the step profile without a tracer
     * @param stopped the same, stopped by a tracer before each step; where there is none, the undisturbed one is judged
     * @param byMessage what was stopped and what was traced, occurrence by occurrence
     */
    public static List<InstrumentRow> compare(
            String side,
            List<CallStep> steps,
            WorkerProfile undisturbed,
            Optional<WorkerProfile> stopped,
            List<CallSummary> traced,
            MessageByMessage byMessage) {
        return steps.stream()
                .map(step -> row(side, step, undisturbed, stopped, call(step, traced), byMessage))
                .toList();
    }

    private static InstrumentRow row(
            String side,
            CallStep step,
            WorkerProfile undisturbed,
            Optional<WorkerProfile> stopped,
            Optional<CallSummary> traced,
            MessageByMessage byMessage) {
        OptionalDouble undisturbedNanos = medianAboveNull(step, undisturbed, 0);
        OptionalDouble stoppedNanos = stopped.map(profile -> medianAboveNull(step, profile, FEWEST_JUDGED))
                .orElse(OptionalDouble.empty());
        OptionalDouble traceNanos =
                traced.isPresent() ? OptionalDouble.of(traced.get().medianAboveNullNanos()) : OptionalDouble.empty();
        OptionalDouble judgedNanos = medianAboveNull(step, stopped.orElse(undisturbed), FEWEST_JUDGED);
        OptionalDouble apartNanos =
                apart(judgedNanos, traceNanos, byMessage.medianApartNanos(step.name(), FEWEST_JUDGED));
        boolean judged = !step.waits()
                && step.atLeast() > 0
                && judgedNanos.isPresent()
                && traced.filter(call -> call.raw().count() >= FEWEST_JUDGED).isPresent();
        return new InstrumentRow(
                side,
                step.name(),
                undisturbedNanos,
                stoppedNanos,
                traceNanos,
                apartNanos,
                step.waits(),
                judged && differ(apartNanos.getAsDouble(), judgedNanos.getAsDouble()));
    }

    private static OptionalDouble apart(
            OptionalDouble inProcessNanos, OptionalDouble traceNanos, OptionalDouble byMessageNanos) {
        if (inProcessNanos.isEmpty() || traceNanos.isEmpty()) {
            return OptionalDouble.empty();
        }
        return byMessageNanos.isPresent()
                ? byMessageNanos
                : OptionalDouble.of(inProcessNanos.getAsDouble() - traceNanos.getAsDouble());
    }

    private static boolean differ(double apartNanos, double inProcessNanos) {
        return Math.abs(apartNanos) > TOLERANCE_NANOS && Math.abs(apartNanos) > TOLERANCE_SHARE * inProcessNanos;
    }

    /** Empty when there are fewer occurrences. */
    private static OptionalDouble medianAboveNull(CallStep step, WorkerProfile profile, long fewest) {
        return profile.steps().stream()
                .filter(one -> one.step().equals(step.name()) && one.times().count() >= fewest)
                .mapToDouble(one -> medianAboveNull(step, one, profile))
                .findFirst();
    }

    /** A step in user space makes no call, so nothing is taken off. */
    private static double medianAboveNull(CallStep step, StepSummary times, WorkerProfile profile) {
        double median = times.times().medianNanos();
        return step.calls().isEmpty()
                ? median
                : times.medianAboveNullNanos()
                        .orElse(median - profile.nullCallNanos().orElse(0));
    }

    /** The step's most frequent kind of successful call. */
    private static Optional<CallSummary> call(CallStep step, List<CallSummary> traced) {
        return traced.stream()
                .filter(one -> one.step().equals(step.name()) && one.error().isEmpty())
                .max(Comparator.comparingLong(one -> one.raw().count()));
    }
}
