package io.github.ipcbench.results;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a profiled window showed at one end.
 *
 * @param measurement the window's clocks, the instrument's own cost included
 * @param messages messages in the window, at least 1
 * @param timedMessages how many of them had their steps timed
 * @param clockNanos wall time that reading the clocks adds to a step, already subtracted
 * @param nullCallNanos median wall time of a system call that does nothing, made before messages by the same thread, the
 *     clock's time subtracted; empty when none was made
 * @param steps times per step, in the order of the mode's call list
 * @param loopParts loop CPU of the window by step, then the loop's own and the instrument's
 * @param processParts process CPU of the window by kind of thread
 */
public record WorkerProfile(
        WorkerMeasurement measurement,
        long messages,
        long timedMessages,
        double clockNanos,
        OptionalDouble nullCallNanos,
        List<StepSummary> steps,
        List<CpuPart> loopParts,
        List<CpuPart> processParts) {

    public WorkerProfile {
        if (messages < 1 || timedMessages < 0 || timedMessages > messages) {
            throw new IllegalArgumentException("profile: at least 1 message is needed, and none timed twice, got "
                    + timedMessages + " timed of " + messages);
        }
        TimeSummary.requireOfARun("clockNanos", clockNanos);
        nullCallNanos.ifPresent(nanos -> TimeSummary.requireOfARun("nullCallNanos", nanos));
        steps = List.copyOf(steps);
        loopParts = List.copyOf(loopParts);
        processParts = List.copyOf(processParts);
    }

    /** The same with steps and parts in the order of these names, and the others behind them. */
    public WorkerProfile inOrder(List<String> names) {
        return new WorkerProfile(
                measurement,
                messages,
                timedMessages,
                clockNanos,
                nullCallNanos,
                sorted(steps, StepSummary::step, names),
                sorted(loopParts, CpuPart::name, names),
                processParts);
    }

    private static <T> List<T> sorted(List<T> values, Function<T, String> name, List<String> names) {
        return values.stream()
                .sorted(Comparator.comparingInt(value -> place(name.apply(value), names)))
                .toList();
    }

    private static int place(String name, List<String> names) {
        int place = names.indexOf(name);
        return place < 0 ? names.size() : place;
    }
}
