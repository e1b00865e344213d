package io.github.ipcbench.results;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One kind of call of a step, as the trace timed it. Calls that failed are kept apart, by error.
 *
 * @param step the step of the call list it is
 * @param call the system call's name
 * @param error the error's name, for calls that failed or were interrupted
 * @param bytes median bytes moved per call, for calls that move bytes
 * @param waits whether the step may block on the other process, so that its duration is no cost
 * @param times as traced, the tracer's own cost included
 */
public record CallSummary(
        String step, String call, Optional<String> error, OptionalLong bytes, boolean waits, TimeSummary times) {}
