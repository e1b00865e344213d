package io.github.ipcbench.protocol;

import io.github.ipcbench.plan.Choice;

/** What a worker does besides moving messages; headline runs do nothing besides. */
public enum Instrument implements Choice {
    /** Nothing: nothing may be added to a message's cost. */
    NONE("none"),
    /** Times the steps of a share of the messages, and reports them when asked. */
    STEP_PROFILE("step-profile"),
    /** As the step profile, with a call before each step that a tracer stops at, as it does at a traced step's call. */
    STOPPED_STEP_PROFILE("stopped-step-profile"),
    /** Makes the calls that delimit a measured window in a tracer's output, and null calls between its messages or behind it. */
    TRACE_MARKERS("trace-markers");

    private final String id;

    Instrument(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
