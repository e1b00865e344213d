package io.github.ipcbench.results;

import java.util.List;

/**
 * What the runs with instruments found out about single calls; none of it is a headline figure.
 *
 * @param profiles step profiles, one per mode
 * @param traces what the tracer showed, one per mode
 */
public record CallFindings(List<StepProfile> profiles, List<TraceSummary> traces) {
    /** Nothing was looked into. */
    public static final CallFindings NONE = new CallFindings(List.of(), List.of());

    public CallFindings {
        profiles = List.copyOf(profiles);
        traces = List.copyOf(traces);
    }
}
