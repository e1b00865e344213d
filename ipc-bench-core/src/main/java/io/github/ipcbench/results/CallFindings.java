package io.github.ipcbench.results;

import java.util.List;

/**
 * What the runs with instruments found out about single calls; none of it is a headline figure.
 *
 * @param profiles step profiles, one per case
 * @param traces what the tracer showed, one per case
 */
public record CallFindings(List<StepProfile> profiles, List<TraceSummary> traces) {
    /** Nothing was looked into. */
    public static final CallFindings NONE = new CallFindings(List.of(), List.of());

    public CallFindings {
        profiles = List.copyOf(profiles);
        traces = List.copyOf(traces);
    }
}
