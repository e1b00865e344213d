package io.github.ipcbench.results;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One kind of call as the trace timed it. Calls that moved no bytes, calls that did, and failed ones are kept apart.
 *
 * @param step the step of the call list it is; for a call outside the list its own name
 * @param call the system call's name
 * @param error the error's name, for calls that failed or were interrupted
 * @param bytes median bytes moved per call, for calls that move bytes
 * @param raw times as traced, the tracer's own cost included
 * @param nullCall times as traced of the null calls made right before these calls; empty when few of them had one:
 *     then they are held against all null calls of the trace
 * @param medianAboveNullNanos median of what each call took beyond the null call right before it; without {@code nullCall},
 *     the median less that of the trace's null calls
 * @param meanAboveNullNanos likewise the mean
 */
public record CallSummary(
        String step,
        String call,
        Optional<String> error,
        OptionalLong bytes,
        TimeSummary raw,
        Optional<TimeSummary> nullCall,
        double medianAboveNullNanos,
        double meanAboveNullNanos) {}
