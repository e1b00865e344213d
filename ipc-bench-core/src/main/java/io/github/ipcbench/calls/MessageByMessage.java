package io.github.ipcbench.calls;

import io.github.ipcbench.protocol.StepSeries;
import io.github.ipcbench.results.TimeSamples;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The same steps of one side by two worker pairs that took turns: one that timed them itself, after a tracer's stop, and
 * one that was traced. Message by message the two are never more than two turns apart, and what changes while they are at
 * work changes both: {@code open} on ext4, say, takes 10 to 80 µs within seconds, by how many files were removed of late,
 * and a median of such a mixture lies wherever chance puts it.
 *
 * @param inProcess by step, as the worker timed them
 * @param traced by step, as the tracer did
 */
public record MessageByMessage(List<StepSeries> inProcess, List<StepSeries> traced) {
    /** No message was timed by both. */
    public static final MessageByMessage NONE = new MessageByMessage(List.of(), List.of());

    public MessageByMessage {
        inProcess = List.copyOf(inProcess);
        traced = List.copyOf(traced);
    }

    /**
     * Median of what the worker's time of an occurrence is above the tracer's time of the same message's; empty when fewer
     * than so many were timed by both.
     */
    public OptionalDouble medianApartNanos(String step, long fewest) {
        Optional<StepSeries> one = of(step, inProcess);
        Optional<StepSeries> other = of(step, traced);
        if (one.isEmpty() || other.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Long> inProcessNanos = one.get().aboveNullNanos();
        List<Long> tracedNanos = other.get().aboveNullNanos();
        TimeSamples apart = new TimeSamples();
        for (int i = 0; i < Math.min(inProcessNanos.size(), tracedNanos.size()); i++) {
            apart.add(inProcessNanos.get(i) - tracedNanos.get(i));
        }
        return apart.isEmpty() || apart.count() < fewest
                ? OptionalDouble.empty()
                : OptionalDouble.of(apart.summary().medianNanos());
    }

    private static Optional<StepSeries> of(String step, List<StepSeries> series) {
        return series.stream().filter(one -> one.step().equals(step)).findFirst();
    }
}
