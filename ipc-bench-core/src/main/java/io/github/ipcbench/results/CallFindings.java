package io.github.ipcbench.results;

import io.github.ipcbench.plan.Case;
import io.github.ipcbench.plan.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        requireOncePerCase("profile", profiles.stream().map(StepProfile::key).toList());
        requireOncePerCase("trace", traces.stream().map(TraceSummary::key).toList());
    }

    private static void requireOncePerCase(String what, List<Case> keys) {
        Set<Case> seen = new HashSet<>();
        for (Case key : keys) {
            if (!seen.add(key)) {
                throw new IllegalArgumentException("calls: a case has one " + what + ", got another one of "
                        + Quoted.of(key.toString()));
            }
        }
    }
}
