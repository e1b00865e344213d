package io.github.ipcbench.results;

import java.util.List;

/**
 * What the runs with instruments found out about single calls; none of it is a headline figure.
 *
 * @param profiles step profiles, one per mode, of messages that follow one another as fast as they go
 * @param isolated step profiles of paced messages, one at a time, each end working alone; what traces compare with
 * @param stopped the same with a stop by a tracer before each step, as a traced call has it; empty without a tracer
 * @param traces what the tracer showed, one per mode
 * @param article the article's call tables and arithmetic, once per instrument that has all it takes
 */
public record CallFindings(
        List<StepProfile> profiles,
        List<StepProfile> isolated,
        List<StepProfile> stopped,
        List<TraceSummary> traces,
        List<ArticleAccount> article) {
    /** Nothing was looked into. */
    public static final CallFindings NONE = new CallFindings(List.of(), List.of(), List.of(), List.of(), List.of());

    public CallFindings {
        profiles = List.copyOf(profiles);
        isolated = List.copyOf(isolated);
        stopped = List.copyOf(stopped);
        traces = List.copyOf(traces);
        article = List.copyOf(article);
    }

    /** Findings without isolated messages. */
    public CallFindings(List<StepProfile> profiles, List<TraceSummary> traces, List<ArticleAccount> article) {
        this(profiles, List.of(), List.of(), traces, article);
    }
}
